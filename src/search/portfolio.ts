import type { StrategyEffort } from './result.js';
import type { Strategy, StrategyEnd, Terms, Turn } from './strategy.js';

/** Cells times steps that a thread gets through in a second, about: what a second counts as. */
const WORK_PER_SECOND = 1.2e7;

/** What a turn of a strategy that waits for others counts as: so much is left to the others before it is asked again. */
const WAITING_WORK = 2 ** 18;

/** The recent gain of a strategy is multiplied by this at each turn of any. */
const FORGETTING = 0.97;

/** A strategy and what it is granted. */
export interface Entrant {
  readonly terms: Terms;
  readonly strategy: Strategy;
}

/** A strategy with its account. */
interface Account extends Entrant {
  /** Work done, divided by the share it was done at: the one with the least is next (stride scheduling). */
  pass: number;
  work: number;
  gainedBits: number;
  recentGain: number;
  end: StrategyEnd | undefined;
  waiting: boolean;
}

/**
 * Divides work among strategies by what they have brought lately: a bandit over arms that change, with shares instead of
 * chances so that it is deterministic (stride scheduling: Waldspurger & Weihl 1995). Work is what strategies say they did,
 * an estimate that depends on no clock, or the time that they took where the answer depends on a clock anyway.
 */
export class Portfolio {
  readonly #accounts: readonly Account[];

  /** @param clock milliseconds, to measure work by; undefined to go by what strategies say */
  constructor(
    entrants: readonly Entrant[],
    readonly clock: (() => number) | undefined,
  ) {
    this.#accounts = entrants.map((entrant) => ({
      ...entrant,
      pass: entrant.terms.begins,
      work: 0,
      gainedBits: 0,
      recentGain: 0,
      end: undefined,
      waiting: false,
    }));
  }

  /** Programs considered so far. */
  get evaluated(): number {
    return this.#accounts.reduce((sum, { strategy }) => sum + strategy.evaluated, 0);
  }

  /** Why there is nothing left to do, once all strategies have ended or wait for each other. */
  get end(): 'memory-limit' | 'exhausted' | undefined {
    if (this.#accounts.some(({ end, waiting }) => end === undefined && !waiting)) return undefined;
    return this.#accounts.some(({ end }) => end === 'memory-limit') ? 'memory-limit' : 'exhausted';
  }

  get efforts(): readonly StrategyEffort[] {
    const all = this.#accounts.reduce((sum, { work }) => sum + work, 0);
    return this.#accounts.map(({ terms, strategy, gainedBits, work }) => ({
      name: terms.name,
      evaluated: strategy.evaluated,
      gainedBits,
      share: all > 0 ? work / all : 0,
    }));
  }

  /**
   * Gives the strategy that is due its turn.
   *
   * @param evaluations the most programs that may be considered
   * @param bestBits the least total so far, read before and after the turn
   */
  async turn(evaluations: number, bestBits: () => number): Promise<Turn> {
    const account = this.#due();
    const before = bestBits();
    const begun = this.clock?.() ?? 0;
    const turn = await account.strategy.turn(evaluations);
    const work = this.clock ? ((this.clock() - begun) / 1000) * WORK_PER_SECOND : turn.work;
    const gain = before - bestBits();
    for (const other of this.#accounts) other.recentGain *= FORGETTING;
    account.gainedBits += gain;
    account.recentGain += gain;
    account.work += work;
    // Asked again and again, a strategy that waits would use up its share with nothing.
    const charged = turn.waiting === true ? Math.max(WAITING_WORK, work) : Math.max(1, work);
    account.pass += charged / this.#shareOf(account);
    account.end = turn.end;
    account.waiting = turn.waiting === true;
    return { ...turn, work };
  }

  #due(): Account {
    let due: Account | undefined;
    for (const account of this.#accounts)
      if (account.end === undefined && (due === undefined || account.pass < due.pass)) due = account;
    if (due === undefined) throw new Error('all strategies have ended');
    return due;
  }

  #shareOf({ terms, recentGain }: Account): number {
    const going = this.#accounts.filter(({ end }) => end === undefined);
    const least = going.reduce((sum, account) => sum + account.terms.leastShare, 0);
    const gains = going.reduce((sum, account) => sum + account.recentGain, 0);
    const free = Math.max(0, 1 - least);
    const bonus = gains > 0 ? recentGain / gains : 1 / going.length;
    return terms.leastShare + free * bonus;
  }
}
