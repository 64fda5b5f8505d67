import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PeakMemory } from '../../src/compare/peak-memory.js';
import { runTool } from '../../src/compare/system/tool.js';

const SIZE = 64 * 2 ** 20;

describe.skipIf(process.platform !== 'linux')('peak memory', () => {
  test('is what was taken on top, and stays when it is given back', () => {
    // In a process of its own, as comparisons have it: what others have left could be taken again.
    const script = `
      import { PeakMemory } from './dist/compare/peak-memory.js';
      const memory = new PeakMemory();
      memory.begin();
      const before = memory.bytes;
      const held = Buffer.alloc(${SIZE}, 1);
      memory.end();
      console.log(held.length, memory.bytes - before);`;
    const cwd = fileURLToPath(new URL('../../', import.meta.url));
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd,
      encoding: 'utf8',
      timeout: 170_000,
    });
    const [held, taken] = said.split(' ').map(Number);
    expect(held).toBe(SIZE);
    expect(taken).toBeGreaterThan(0.9 * SIZE);
  });

  test('is that of the processes which were started', async () => {
    const memory = new PeakMemory();
    memory.begin();
    const script = `const held = Buffer.alloc(${SIZE}, 1); console.log(held.length); setTimeout(() => {}, 100);`;
    await runTool(process.execPath, ['-e', script], new Uint8Array(), { seconds: 30 });
    memory.end();
    expect(memory.bytes).toBeGreaterThan(SIZE);
    expect(memory.bytes).toBeLessThan(4 * SIZE);
  });

  test('of a process that nobody saw is not known', async () => {
    const memory = new PeakMemory();
    memory.begin();
    await expect(runTool('kolmo-no-such-tool', [], new Uint8Array(), { seconds: 5 })).rejects.toThrow();
    memory.end();
    expect(memory.bytes).toBeNull();
  });
});
