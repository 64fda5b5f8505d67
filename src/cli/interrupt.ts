/**
 * Runs `task` with a signal that Ctrl-C aborts. The first Ctrl-C asks the task to end with what it has; the handler
 * is gone after it, so a second one kills the process as usual.
 */
export async function interruptible<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    return await task(controller.signal);
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}
