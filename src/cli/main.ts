#!/usr/bin/env node
// Nothing is imported before it runs: where too few files may be open for that, it is said in one line.
try {
  const { runCommandLine } = await import('./command-line.js');
  await runCommandLine(process.argv.slice(2));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EMFILE' && code !== 'ENFILE') throw error;
  process.stderr.write(
    'kolmo: cannot load: too few files may be open in this process (ulimit -n says how many)\n',
  );
  process.exitCode = 2;
}
