import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { jsonValue } from '../json-value.js';
import { systemCode } from './system-error.js';

/** A process that owns a lock or a folder, as it is written down there. */
export interface Owner {
  /** The machine or container: numbers of processes mean nothing beyond it. */
  readonly host: string;
  readonly pid: number;
  /** When the process began, as the system counts; numbers of processes are given again. Null where the system does not tell. */
  readonly began: string | null;
  /** Sets what a process does apart from what it does at the same time. */
  readonly token: string;
}

/** This process, with a new token. */
export function thisProcess(): Owner {
  return {
    host: hostname(),
    pid: process.pid,
    began: beginningOf(process.pid),
    token: randomBytes(6).toString('hex'),
  };
}

/** Whether an owner has ended for sure. Of other machines that is never known. */
export function isGone({ host, pid, began }: Owner): boolean {
  if (host !== hostname()) return false;
  if (!isRunning(pid)) return true;
  const now = beginningOf(pid);
  return began !== null && now !== null && now !== began;
}

/** Reads what {@link thisProcess} gave, once it was written as JSON; undefined for any other text. */
export function readOwner(text: string): Owner | undefined {
  const value = jsonValue(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { host, pid, began, token } = value as Record<string, unknown>;
  const isOwner =
    typeof host === 'string' &&
    Number.isSafeInteger(pid) &&
    (pid as number) > 0 &&
    (began === null || typeof began === 'string') &&
    typeof token === 'string';
  return isOwner ? { host, pid: pid as number, began, token } : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and is somebody else's.
    return systemCode(error) === 'EPERM';
  }
}

/** Field 22 of Linux's /proc/PID/stat, in ticks since the system began. The name of the program, field 2, may have spaces in it. */
function beginningOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // There is no such file system here, or the process has ended.
    return null;
  }
}
