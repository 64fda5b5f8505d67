import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';

/** Milliseconds between two looks at the memory of child processes. */
const PERIOD = 4;

/**
 * The peak of resident memory since `begin`: what this process took on top of what it had before, or what the processes
 * took that it started, if it did. From Linux's /proc; elsewhere null. A child that was gone before anybody looked gives
 * null, too.
 */
export class PeakMemory {
  private before = 0;
  private readonly children = new Map<ChildProcess, number>();
  private timer: NodeJS.Timeout | undefined;

  begin(): void {
    try {
      // Sets the peak of this process back to what it has now.
      writeFileSync('/proc/self/clear_refs', '5');
    } catch {
      // Then the peak so far counts as what it had before.
    }
    this.before = peakOf('self') ?? 0;
    subscribe('child_process', this.meet);
  }

  /** So far, in bytes, or null where it is not known. */
  get bytes(): number | null {
    if (this.children.size > 0) {
      const most = Math.max(...this.children.values());
      return most > 0 ? most : null;
    }
    const peak = peakOf('self');
    return peak === undefined ? null : peak - this.before;
  }

  end(): void {
    unsubscribe('child_process', this.meet);
    clearInterval(this.timer);
  }

  private readonly meet = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess };
    this.children.set(child, 0);
    this.timer ??= setInterval(() => this.look(), PERIOD);
    child.on('spawn', () => {
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', () => this.look());
    });
  };

  private look(): void {
    for (const [child, known] of this.children) {
      const running = child.pid !== undefined && child.exitCode === null;
      const peak = running ? peakOf(`${child.pid}`) : undefined;
      if (peak !== undefined) this.children.set(child, Math.max(known, peak));
    }
  }
}

/** The most memory that a process has had resident, in bytes, or undefined where nobody knows. */
function peakOf(pid: string): number | undefined {
  try {
    const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
