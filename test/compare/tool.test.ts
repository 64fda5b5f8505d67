import { expect, test } from 'vitest';
import { runTool, ToolFailure } from '../../src/compare/system/tool.js';

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

test('a program that is not there leaves no timer running', async () => {
  const before = timers();
  const run = runTool('no-such-compressor', [], new Uint8Array(), { seconds: 1000 });
  await expect(run).rejects.toThrow(ToolFailure);
  expect(timers()).toBeLessThanOrEqual(before);
});

test('a program that takes too long is ended', async () => {
  const run = runTool(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)'], new Uint8Array(), {
    seconds: 0.2,
  });
  await expect(run).rejects.toThrow('it was ended by SIGKILL');
});
