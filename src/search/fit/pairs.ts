import { dot, orthonormal, type Space, subtract } from './space.js';

/** The atoms, cheapest first, all pairs of which are looked at. */
const MOST_ATOMS = 1536;

/** Pairs of atoms more parallel than this are one. */
const MOST_PARALLEL = 1 - 1e-9;

/** Products of atoms that are made between two places to pause at. */
const STRIDE = 2 ** 16;

/** The atoms by which a group is extended. */
const OWN = 6;

/** Some atoms by number, and the share of a target's square that they explain together with the fixed columns. */
export interface Group {
  readonly atoms: readonly number[];
  readonly explained: number;
}

/** All pairs of the cheapest atoms of a space, and larger groups around the best pairs. */
export class Pairs {
  /** Products of atoms: row by row, each with those before it. */
  #gram = new Float32Array(0);
  #size = 0;

  constructor(readonly space: Space) {}

  /** How many atoms are paired. */
  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size === MOST_ATOMS;
  }

  /** Takes in atoms that the space has by now; undefined is a place to pause at. */
  *grow(): Generator<undefined, void, void> {
    const { space } = this;
    const size = Math.min(MOST_ATOMS, space.size);
    if (size === this.#size) return;
    const gram = new Float32Array((size * (size - 1)) / 2);
    gram.set(this.#gram);
    const row = new Float64Array(size);
    let work = 0;
    for (let atom = this.#size; atom < size; atom++) {
      space.products(space.unit(atom), 0, atom, row);
      gram.set(row.subarray(0, atom), (atom * (atom - 1)) / 2);
      work += atom;
      if (work < STRIDE) continue;
      work = 0;
      yield;
    }
    this.#gram = gram;
    this.#size = size;
  }

  product(one: number, other: number): number {
    if (one === other) return 1;
    return one > other
      ? this.#gram[(one * (one - 1)) / 2 + other]
      : this.#gram[(other * (other - 1)) / 2 + one];
  }

  /**
   * The pairs that explain most of a target.
   *
   * @param rest what is left of the target beside the fixed columns, of length 1
   */
  best(rest: Float64Array, count: number): Group[] {
    const size = this.#size;
    const gram = this.#gram;
    const along = new Float64Array(size);
    this.space.products(rest, 0, size, along);
    const groups: Group[] = [];
    let least = 0;
    let at = 0;
    for (let one = 1; one < size; one++) {
      const first = along[one];
      for (let other = 0; other < one; other++, at++) {
        const second = along[other];
        const common = gram[at];
        const free = 1 - common * common;
        const explained = first * first + second * second - 2 * common * first * second;
        if (explained <= least * free || common > MOST_PARALLEL || common < -MOST_PARALLEL) continue;
        insert(groups, { atoms: [one, other], explained: explained / free }, count);
        if (groups.length === count) least = groups[count - 1].explained;
      }
    }
    return groups;
  }

  /** The groups of one atom more that explain most. */
  extended(rest: Float64Array, groups: readonly Group[], count: number): Group[] {
    const { space } = this;
    const size = this.#size;
    const found: Group[] = [];
    const along = new Float64Array(size);
    for (const { atoms, explained } of groups) {
      const basis = orthonormal(atoms.map((atom) => space.unit(atom)));
      const left = rest.slice();
      for (const base of basis) subtract(left, base, dot(left, base));
      space.products(left, 0, size, along);
      // Lengths of atoms beside the group: what is along it is known from products with its basis.
      const shares = new Float64Array(size);
      const products = new Float64Array(size);
      for (const base of basis) {
        space.products(base, 0, size, products);
        for (let atom = 0; atom < size; atom++) shares[atom] += products[atom] * products[atom];
      }
      const own: Group[] = [];
      let least = 0;
      for (let atom = 0; atom < size; atom++) {
        const free = 1 - shares[atom];
        const more = along[atom] * along[atom];
        if (free < 1e-6 || more <= least * free) continue;
        insert(own, { atoms: [atom], explained: more / free }, OWN);
        if (own.length === OWN) least = own[OWN - 1].explained;
      }
      for (const {
        atoms: [atom],
        explained: more,
      } of own) {
        const all = [...atoms, atom].sort((one, other) => other - one);
        if (found.some((group) => group.atoms.every((other, at) => other === all[at]))) continue;
        insert(found, { atoms: all, explained: explained + more }, count);
      }
    }
    return found;
  }
}

function insert(groups: Group[], group: Group, count: number): void {
  let at = groups.length;
  while (at > 0 && groups[at - 1].explained < group.explained) at--;
  groups.splice(at, 0, group);
  if (groups.length > count) groups.pop();
}
