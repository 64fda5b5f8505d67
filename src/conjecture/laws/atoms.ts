import type { Facts } from '../../language/facts.js';
import { primitive } from '../../language/primitives.js';
import type { Polynomial } from '../../numbers/polynomial.js';

/** A function value that polynomials take for a variable: the same arguments have the same name. */
export interface Atom {
  readonly name: string;
  /** The primitive. Those that are a bound or a sum of bits, as gcd and xor are, have any number of arguments. */
  readonly kind: string;
  readonly arguments: readonly Polynomial[];
}

/** Atoms by name. Both sides of a law share one table, so that equal functions of equal arguments are one atom. */
export class AtomTable {
  readonly #names = new Map<string, string>();
  readonly #atoms = new Map<string, Atom>();

  /** The atom of a function of arguments in normal form. */
  atom(kind: string, values: readonly Polynomial[]): Atom {
    const key = `${kind}(${values.map(keyOf).join(', ')})`;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = `@${this.#names.size}`;
      this.#names.set(key, name);
      this.#atoms.set(name, { name, kind, arguments: values });
    }
    return this.#atoms.get(name)!;
  }

  /** What a variable of a polynomial stands for; undefined for a variable of the law. */
  get(name: string): Atom | undefined {
    return this.#atoms.get(name);
  }

  /** All atoms in order of appearance. */
  get all(): Iterable<Atom> {
    return this.#atoms.values();
  }
}

const keys = new WeakMap<Polynomial, string>();

/** A text that two polynomials share if they are equal. */
export function keyOf(polynomial: Polynomial): string {
  let key = keys.get(polynomial);
  if (key === undefined) {
    const terms = [...polynomial.terms].map(
      ([power, { coefficient }]) => `${coefficient.numerator}*${power}`,
    );
    key = terms.sort().join(' + ');
    keys.set(polynomial, key);
  }
  return key;
}

/** What is known of the function of an atom. */
export function factsOf({ kind }: Atom): Facts {
  return primitive(kind).facts;
}
