import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { MOST_BYTES } from '../frame.js';

/** A tool did not do its work: it is not there, it refused, or it took too long. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';
}

/** What a tool left behind. */
interface Output {
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** The most of what a tool says on stderr that is kept, in characters. */
const MOST_SAID = 2 ** 12;

/**
 * Runs a program that is on the PATH, without a shell.
 * @param input - what it gets on stdin
 * @param options - `seconds` after which it is killed; `directory` to run in; `anyCode` to take any exit code as success
 * @throws ToolFailure when it cannot be started, exits with another code than 0, takes too long, or writes more than
 * {@link MOST_BYTES}
 */
export function runTool(
  program: string,
  args: readonly string[],
  input: Uint8Array,
  options: { readonly seconds: number; readonly directory?: string; readonly anyCode?: boolean },
): Promise<Output> {
  const { seconds, directory, anyCode } = options;
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      stdio: 'pipe',
      ...(directory !== undefined && { cwd: directory }),
    });
    // A timer of spawn's own would run on where the program is not there.
    const timer = setTimeout(() => child.kill('SIGKILL'), 1000 * seconds);
    const refuse = (reason: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      fail(new ToolFailure(reason));
    };
    child.on('error', (error) => refuse(error.message));
    // Where there are too many open files it has no pipes.
    if (child.pid === undefined) return;
    const written: Buffer[] = [];
    let length = 0;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      written.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) refuse('its output is larger than 256 MiB');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(0, MOST_SAID);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0 || (anyCode && code !== null))
        done({ stdout: Buffer.concat(written, length), stderr: said });
      else
        refuse(complaint(said, program) ?? (signal ? `it was ended by ${signal}` : `it ended with ${code}`));
    });
    // A refusal may come before the input is read.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** The last line of what a tool said, without its name in front. */
function complaint(said: string, program: string): string | undefined {
  const line = said
    .split('\n')
    .map((text) => text.trim())
    .findLast((text) => text !== '');
  const prefix = `${basename(program)}: `;
  return line?.startsWith(prefix) ? line.slice(prefix.length) : line;
}
