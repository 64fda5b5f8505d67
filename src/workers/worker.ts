import { workerData } from 'piscina';
import { Engine, type TaskResult } from '../search/enumerate/engine.js';
import type { ChainReport } from '../search/mutate/chain.js';
import type { Assignment, WorkerData } from './pool.js';

const { problem, bank, pending } = workerData as WorkerData;
const engine = new Engine(problem, bank, pending);

/** One worker: performs tasks over the shared bank, one at a time. */
export default function perform(assignment: Assignment): TaskResult | ChainReport {
  return assignment.kind === 'enumerate' ? engine.perform(assignment.task) : engine.mutate(assignment.task);
}
