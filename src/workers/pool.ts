import { Piscina } from 'piscina';
import type { BankMemory } from '../search/enumerate/bank.js';
import type { Task } from '../search/enumerate/engine.js';
import type { MakeExecutor } from '../search/enumerate/enumeration.js';
import type { PendingMemory } from '../search/enumerate/pending.js';
import type { ChainTask } from '../search/mutate/chain.js';
import type { Problem } from '../search/problem.js';

/** What a worker is started with: a plain problem, and arrays over shared memory. */
export interface WorkerData {
  readonly problem: Problem;
  readonly bank: BankMemory;
  readonly pending: PendingMemory;
}

/** What a worker is asked to do; it answers with the result of that kind of task. */
export type Assignment =
  | { readonly kind: 'enumerate'; readonly task: Task }
  | { readonly kind: 'mutate'; readonly task: ChainTask };

/** Work in cells times steps below which the calling thread is done sooner than a message would arrive: a few milliseconds. */
const INLINE_WORK = 2 ** 19;

/** Milliseconds after which an idle worker ends. */
const IDLE_TIMEOUT = 60_000;

/** Large tasks on a pool of threads, started when the first one comes; small ones on the calling thread. */
export function poolExecutor(workers: number): MakeExecutor {
  return (problem, bank, pending, own) => {
    let pool: Piscina | undefined;
    const assign = (assignment: Assignment) => {
      pool ??= startPool(workers, { problem, bank, pending });
      return pool.run(assignment);
    };
    return {
      run: async (tasks, work) =>
        work < INLINE_WORK
          ? tasks.map((task) => own.perform(task))
          : Promise.all(tasks.map((task) => assign({ kind: 'enumerate', task }))),
      mutate: async (tasks, work) =>
        work < INLINE_WORK
          ? tasks.map((task) => own.mutate(task))
          : Promise.all(tasks.map((task) => assign({ kind: 'mutate', task }))),
      close: async () => {
        await pool?.destroy();
      },
    };
  };
}

/**
 * Piscina loads the module of workers by `require` where Node lets it. A thread that is ended in the middle of that, as it is when a
 * search is over soon, can end the process; by `import` it cannot.
 */
const REQUIRE = '--experimental-require-module';
const BY_IMPORT = process.allowedNodeEnvironmentFlags.has(REQUIRE) ? [REQUIRE.replace('--', '--no-')] : [];

function startPool(workers: number, data: WorkerData): Piscina {
  const source = import.meta.url.endsWith('.ts');
  return new Piscina({
    filename: new URL(source ? './worker.ts' : './worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: IDLE_TIMEOUT,
    workerData: data,
    execArgv: source ? ['--import', 'tsx'] : BY_IMPORT,
  });
}
