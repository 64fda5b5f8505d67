import { defineConfig } from 'vitest/config';
import { Watchdog } from './test/watchdog.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/built-package.ts',
    setupFiles: 'test/seed.ts',
    reporters: ['default', new Watchdog()],
    // The built package is run as people run it.
    server: { deps: { external: [/\/dist\//] } },
    // As many as CI has cores; by itself vitest leaves one of two idle.
    maxWorkers: 2,
    // No test changes what others see, and loading the sources anew for each file took a second.
    isolate: false,
    // For what hangs; a busy machine may take ten times as long as a quiet one.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
