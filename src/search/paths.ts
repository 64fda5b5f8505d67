import { Meter, withinWork } from '../language/work.js';
import { ascending } from '../numbers/order.js';
import { Chance } from './mutate/chance.js';
import type { Lookout } from './outlook.js';

/** Ways in which the rows ahead may go. */
const PATHS = 200;

/** No more rows ahead than this are followed. */
const MOST_ROWS = 500;

/** Steps granted to the programs of all paths. */
const WORK = 2 ** 26;

/**
 * Follows a model that reads the rows before, when these are ahead themselves and not known: along many paths, each row of which is drawn from what the
 * model says of it there. A row lies where the paths do.
 */
export class Paths {
  readonly #pasts: readonly (bigint | undefined)[][] = Array.from({ length: PATHS }, () => []);
  readonly #lookouts: readonly Lookout[];
  readonly #chance = Chance.fromSeed(1);
  #isOpen = false;
  #isLost = false;

  /** @param lookoutOver what the model says, given what was drawn for the rows ahead so far */
  constructor(lookoutOver: (added: readonly (bigint | undefined)[], meter: Meter) => Lookout) {
    const meter = new Meter(WORK);
    this.#lookouts = this.#pasts.map((past) => lookoutOver(past, meter));
  }

  /** Whether a row was drawn, so that paths differ. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * Goes on by a row.
   * @param known the row, if it is known
   * @returns where it lies on the paths, in ascending order, as far as the model has a value there
   */
  advance(row: number, known: bigint | undefined): readonly bigint[] {
    const drawn = this.#isOpen || known === undefined ? this.#draw(row) : [];
    if (known === undefined) this.#isOpen = true;
    for (const [at, past] of this.#pasts.entries()) past.push(known ?? drawn[at]);
    const values = drawn.filter((value) => value !== undefined);
    return values.sort(ascending);
  }

  /** Draws the row on each path: its place in equal shares of the distribution, in an order of chance. */
  #draw(row: number): readonly (bigint | undefined)[] {
    if (this.#isLost || this.#pasts[0].length >= MOST_ROWS) return [];
    const places = this.#shuffled();
    const drawn = withinWork(() =>
      this.#lookouts.map((lookout, at) => lookout(row).quantile((places[at] + 0.5) / PATHS)),
    );
    this.#isLost = drawn === undefined;
    return drawn ?? [];
  }

  #shuffled(): readonly number[] {
    const places = Array.from({ length: PATHS }, (_, at) => at);
    for (let left = PATHS; left > 1; left--) {
      const other = this.#chance.below(left);
      [places[left - 1], places[other]] = [places[other], places[left - 1]];
    }
    return places;
  }
}
