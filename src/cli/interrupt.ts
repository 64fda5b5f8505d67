import { constants } from 'node:os';
import { ExitCode } from './exit-code.js';

/**
 * Runs `task` with a signal that Ctrl-C aborts. The first Ctrl-C asks the task to end with what it has; the handler
 * is gone after it, so a second one kills the process as usual.
 */
export async function interruptible<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  // Until the task gives way for the first time a signal ends the process at once: there is nothing to be lost yet.
  const running = task(controller.signal);
  process.once('SIGINT', interrupt);
  try {
    return await running;
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

/** What asks a process to end, by a person or by the system. */
const ENDING = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a task that has more to end than itself, processes and folders: where a signal would kill this process, handlers of its exit run
 * first. The first Ctrl-C is {@link interruptible}'s.
 */
export async function endingTidily<Result>(task: () => Promise<Result>): Promise<Result> {
  const end = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  let asked = false;
  const interrupt = () => {
    if (asked) process.exit(ExitCode.interrupted);
    asked = true;
  };
  for (const signal of ENDING) process.on(signal, end);
  process.on('SIGINT', interrupt);
  try {
    return await task();
  } finally {
    for (const signal of ENDING) process.off(signal, end);
    process.off('SIGINT', interrupt);
  }
}
