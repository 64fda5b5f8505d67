import { drawsBits } from '../codelength/null-model.js';
import type { Dataset } from '../data/dataset.js';
import type { Attempt } from './attempt.js';
import { drawnBits } from './chance.js';
import type { Start } from './options.js';
import { filledRows } from './readings.js';
import type { ReadingStanding, SearchResult, StrategyEffort } from './result.js';
import { bitsOfNothing } from './shuffled.js';

/** What an attempt that is behind gets of the work, for 1 of the one that leads, unless its reading says. */
const SHARE_BEHIND = 1 / 8;

/**
 * Attempts at the same data in different readings, which share the work: most goes to the one that leads, the shortest program with the bits
 * of its reading counted, but the others keep a share, since what leads early need not win.
 */
export class Contest {
  /** @param attempts that of the data as it was read first */
  constructor(readonly attempts: readonly Attempt[]) {
    this.#drawsBits = drawsBits(attempts[0].reading.dataset);
  }

  /** What draws take that no program tells. */
  readonly #drawsBits: number;

  /** How the readings stand, that of the shortest program first. */
  get standing(): SearchResult['readings'] {
    const { leader } = this;
    const others = this.attempts.filter((attempt) => attempt !== leader);
    const standingOf = (attempt: Attempt) => standing(attempt, this.attempts[0].reading.dataset);
    return [
      standingOf(leader),
      ...others.map(standingOf).sort((one, other) => one.totalBits - other.totalBits),
    ];
  }

  /** The attempt with the shortest program. */
  get leader(): Attempt {
    return this.attempts.reduce((one, other) => (totalOf(other) < totalOf(one) ? other : one));
  }

  /** What the data takes when nothing is found in it, however it is taken. */
  get nullBits(): number {
    const bits = this.attempts.map(({ incumbents, reading }) => incumbents.null.totalBits + reading.bits);
    const totalBits = totalOf(this.leader);
    const asRead = this.attempts[0].reading.dataset;
    const nullBits = drawnBits(Math.min(...bits), totalBits, asRead.target);
    const { reading, incumbents } = this.leader;
    return bitsOfNothing(nullBits, this.#drawsBits, { model: incumbents.best.model, totalBits }, reading);
  }

  /** Candidate programs considered. */
  get evaluated(): number {
    return this.attempts.reduce((sum, { evaluated }) => sum + evaluated, 0);
  }

  /** Classes of programs that differ on the data. */
  get distinct(): number {
    return this.attempts.reduce((sum, { distinct }) => sum + distinct, 0);
  }

  /** What each strategy did in all attempts together. */
  get efforts(): readonly StrategyEffort[] {
    const work = this.attempts.reduce((sum, attempt) => sum + attempt.work, 0);
    const efforts = new Map<string, StrategyEffort>();
    for (const attempt of this.attempts) {
      for (const { name, evaluated, gainedBits, share } of attempt.efforts) {
        const before = efforts.get(name) ?? { name, evaluated: 0, gainedBits: 0, share: 0 };
        efforts.set(name, {
          name,
          evaluated: before.evaluated + evaluated,
          gainedBits: before.gainedBits + gainedBits,
          share: before.share + (work > 0 ? (share * attempt.work) / work : 0),
        });
      }
    }
    return [...efforts.values()];
  }

  /** Takes in what another search found, in every reading that has a use for it. */
  begin(start: Start): void {
    for (const attempt of this.attempts) attempt.begin([start]);
  }

  /**
   * The attempt whose turn it is; none when there is nothing more to do: the one that leads has ended, and the others have had their share
   * for the work that it took.
   */
  due(): Attempt | undefined {
    const { leader } = this;
    const going = this.attempts.filter(({ end }) => end === undefined);
    const due = going.reduce<Attempt | undefined>(
      (one, other) =>
        one === undefined || this.#passOf(other, leader) < this.#passOf(one, leader) ? other : one,
      undefined,
    );
    if (
      due !== undefined &&
      leader.end !== undefined &&
      this.#passOf(due, leader) > this.#passOf(leader, leader)
    )
      return undefined;
    return due;
  }

  /** As if all work of an attempt had been done at the share that it has now: who takes the lead is due at once. */
  #passOf(attempt: Attempt, leader: Attempt): number {
    // What leads by its null model alone has found nothing that would speak against the data as it was read.
    const { best, null: nothing } = leader.incumbents;
    const leads = attempt === leader || (attempt === this.attempts[0] && best.totalBits >= nothing.totalBits);
    return attempt.work / (leads ? 1 : (attempt.reading.share ?? SHARE_BEHIND));
  }

  abort(): void {
    for (const attempt of this.attempts) attempt.abort();
  }

  async close(): Promise<void> {
    for (const attempt of this.attempts) await attempt.close();
  }
}

/** @param asRead the data as it was read */
function standing(attempt: Attempt, asRead: Dataset): ReadingStanding {
  const { dataset, grammar, bits } = attempt.reading;
  const filled = filledRows(attempt.reading, asRead);
  const { program } = attempt.incumbents.best;
  return {
    kind: dataset.kind,
    symbols: dataset.alphabet.length,
    grammar: grammar.name,
    bits,
    program,
    totalBits: totalOf(attempt),
    ...(filled > 0 && { filled }),
    ...(attempt.reading.isUnwrapped && { isUnwrapped: true }),
  };
}

/** Bits of the shortest program of an attempt, with those of its reading. */
function totalOf({ incumbents, reading }: Attempt): number {
  return incumbents.best.totalBits + reading.bits;
}
