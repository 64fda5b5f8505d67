import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReadOptions } from '../data/read.js';
import { InputError } from '../errors.js';
import type { SearchOptions } from '../search/options.js';
import type { Candidate } from './catalogue.js';
import type { News } from './measurement.js';

/** What a process is asked to measure, as plain data. */
export type Task = {
  readonly file: Uint8Array;
  readonly reading: Omit<ReadOptions, 'inputs'>;
} & (
  | { readonly kind: 'compressor'; readonly candidate: Candidate }
  | {
      readonly kind: 'program';
      readonly grammar?: { readonly name: string; readonly source: string };
      readonly options: SearchSettings;
    }
);

/** The search options that can be told to another process. */
export type SearchSettings = Pick<
  SearchOptions,
  'strategies' | 'without' | 'seconds' | 'maxEvaluations' | 'memory' | 'seed' | 'workers' | 'next'
>;

/** What a process says: news, and how it ended. */
export type Answer =
  | News
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string };

/** Why a process ended: all is done, or a reason for people. */
export type Ending = 'done' | 'interrupted' | { readonly reason: string };

/** The most that a timer can wait for. */
const MOST_MILLISECONDS = 2 ** 31 - 1;

/** Seconds that a process has to end with what it has once it is asked to. */
const GRACE = 30;

/**
 * Measures in a process of its own, so that its memory is its own and it can be ended.
 * @param limits - `seconds` after which it is killed; `signal` that ends it; `directory` for its temporary files
 * @throws InputError where the task is a mistake of the person
 */
export function measureApart(
  task: Task,
  limits: { readonly seconds: number; readonly signal?: AbortSignal; readonly directory: string },
  tell: (news: News) => void,
): Promise<Ending> {
  const { seconds, signal, directory } = limits;
  const child = start(directory);
  return new Promise((done, fail) => {
    let ending: Ending | undefined;
    const end = (reason: Ending) => {
      ending ??= reason;
      kill(child);
    };
    const milliseconds = Math.min(MOST_MILLISECONDS, 1000 * seconds);
    const timer = setTimeout(() => end({ reason: `ended after ${seconds} s` }), milliseconds);
    let grace: NodeJS.Timeout | undefined;
    const interrupt = () => {
      if (task.kind === 'compressor' || !child.connected) return end('interrupted');
      // A search has a best so far.
      child.send('end', () => {});
      grace = setTimeout(() => end('interrupted'), 1000 * GRACE);
    };
    const leave = () => kill(child);
    process.on('exit', leave);
    child.on('message', (answer: Answer) => {
      if (answer.kind === 'done') ending ??= 'done';
      else if (answer.kind === 'refused') {
        ending ??= 'done';
        fail(new InputError(answer.message));
      } else if (answer.kind === 'broken') ending ??= { reason: answer.message };
      else tell(answer);
    });
    const over = (code: number | null, killer: NodeJS.Signals | null) => {
      clearTimeout(timer);
      clearTimeout(grace);
      process.off('exit', leave);
      signal?.removeEventListener('abort', interrupt);
      done(ending ?? { reason: `its process ended with ${killer ?? code}` });
    };
    child.on('close', over);
    child.on('error', (error) => {
      end({ reason: error.message });
      // What could not be started does not end.
      if (child.pid === undefined) over(null, null);
    });
    signal?.addEventListener('abort', interrupt, { once: true });
    // A failure ends the process, and is told by that.
    if (child.connected) child.send(task, () => {});
    if (signal?.aborted) interrupt();
  });
}

/** A process in a group of its own: Ctrl-C of a terminal does not reach it, and its tools end with it. It ends with this process. */
function start(directory: string): ChildProcess {
  const source = import.meta.url.endsWith('.ts');
  const module = new URL(source ? './measuring-process.ts' : './measuring-process.js', import.meta.url);
  return fork(fileURLToPath(module), [`${process.pid}`], {
    detached: true,
    serialization: 'advanced',
    execArgv: source ? ['--import', 'tsx'] : [],
    env: { ...process.env, TMPDIR: directory },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // There are no groups here, or it is gone.
    child.kill('SIGKILL');
  }
}
