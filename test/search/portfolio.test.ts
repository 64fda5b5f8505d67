import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Entrant, Portfolio } from '../../src/search/portfolio.js';
import { STRATEGIES } from '../../src/search/strategies.js';
import type { Strategy, Terms, Turn } from '../../src/search/strategy.js';

/** A strategy that does as much work a turn as it is told to, and says how it went on. */
class Scripted implements Strategy, Entrant {
  readonly strategy = this;
  evaluated = 0;
  turns = 0;

  constructor(
    readonly terms: Terms,
    readonly work: number,
    readonly ending: (turns: number) => Turn['end'] = () => undefined,
    readonly gain: () => void = () => {},
    readonly waiting = false,
  ) {}

  async turn(): Promise<Turn> {
    this.turns++;
    this.evaluated += 10;
    this.gain();
    const end = this.ending(this.turns);
    return { work: this.work, waiting: this.waiting, ...(end && { end }) };
  }
}

async function take(portfolio: Portfolio, turns: number, best: () => number = () => 100): Promise<void> {
  for (let turn = 0; turn < turns && portfolio.end === undefined; turn++) await portfolio.turn(1e9, best);
}

describe('a portfolio', () => {
  test.prop([
    fc.array(fc.integer({ min: 2 ** 18, max: 2 ** 22 }), {
      minLength: STRATEGIES.length,
      maxLength: STRATEGIES.length,
    }),
  ])('gives each strategy a share of the work, however much it does a turn', async (works) => {
    const portfolio = new Portfolio(
      STRATEGIES.map((terms, index) => new Scripted(terms, works[index])),
      undefined,
    );
    await take(portfolio, 4000);
    for (const { share } of portfolio.efforts) expect(share).toBeGreaterThan(0.03);
  });

  test('gives more to the one that has brought something lately', async () => {
    let best = 10_000;
    const [first, second] = STRATEGIES;
    const lucky = new Scripted(
      second,
      1,
      () => undefined,
      () => (best -= 1),
    );
    const portfolio = new Portfolio([new Scripted(first, 1), lucky], undefined);
    await take(portfolio, 1000, () => best);
    const [idle, busy] = portfolio.efforts;
    expect(busy.gainedBits).toBe(lucky.turns);
    expect(idle.gainedBits).toBe(0);
    const even = new Portfolio([new Scripted(first, 1), new Scripted(second, 1)], undefined);
    await take(even, 1000);
    expect(busy.share).toBeGreaterThan(even.efforts[1].share);
  });

  test('asks no one again who has ended, and says why all have', async () => {
    const [first, second] = STRATEGIES;
    const done = new Scripted(first, 1, (turns) => (turns === 3 ? 'exhausted' : undefined));
    const full = new Scripted(second, 1, (turns) => (turns === 5 ? 'memory-limit' : undefined));
    const portfolio = new Portfolio([done, full], undefined);
    await take(portfolio, 100);
    expect([done.turns, full.turns]).toEqual([3, 5]);
    expect(portfolio.end).toBe('memory-limit');
    expect(portfolio.evaluated).toBe(80);
  });

  test('leaves time to others while one waits', async () => {
    const terms = { name: 'x', leastShare: 0.3, begins: 0 };
    const busy = new Scripted({ ...terms, name: 'busy' }, 2 ** 17);
    const idle = new Scripted(
      { ...terms, name: 'idle' },
      0,
      () => undefined,
      () => {},
      true,
    );
    await take(new Portfolio([busy, idle], undefined), 300);
    expect(busy.turns).toBeGreaterThan(1.5 * idle.turns);
    expect(idle.turns).toBeGreaterThan(50);
  });

  test('has nothing left to do when all wait for each other', async () => {
    const [first, second] = STRATEGIES;
    const portfolio = new Portfolio(
      [
        new Scripted(first, 1, (turns) => (turns === 3 ? 'exhausted' : undefined)),
        new Scripted(second, 1, undefined, undefined, true),
      ],
      undefined,
    );
    await take(portfolio, 100);
    expect(portfolio.end).toBe('exhausted');
    expect(portfolio.evaluated).toBeLessThan(100);
  });
});
