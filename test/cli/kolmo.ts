import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** No process outlives the test that waits for it. */
export const PATIENCE = { timeout: 170_000, killSignal: 'SIGKILL' } as const;

/** Starts the built command line, as a shell would, in the root of the package. */
export function startKolmo(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const { FORCE_COLOR: _, ...env } = process.env;
  return spawn(process.execPath, ['dist/cli/main.js', ...args], {
    cwd: ROOT,
    env: { ...env, ...environment },
    ...PATIENCE,
  });
}

/** Runs the command line to its end. */
export function kolmo(args: readonly string[], input: string | Uint8Array = ''): Promise<Run> {
  const child = startKolmo(args);
  child.stdin.on('error', () => {}); // A refusal may come before the input is read.
  child.stdin.end(input);
  return ended(child);
}

/** Waits for a process and collects what it writes. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Run> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** A fresh directory, and a function that puts a file into it and gives the path. */
export function scratch(): {
  directory: string;
  file: (name: string, content: string | Uint8Array) => string;
} {
  const directory = mkdtempSync(join(tmpdir(), 'kolmo-test-'));
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  };
  return { directory, file };
}
