import { workerData } from 'piscina';
import { Engine, type Task, type TaskResult } from '../search/engine.js';
import type { WorkerData } from './pool.js';

const { problem, bank, pending } = workerData as WorkerData;
const engine = new Engine(problem, bank, pending);

/** One worker: performs tasks over the shared bank, one at a time. */
export default function perform(task: Task): TaskResult {
  return engine.perform(task);
}
