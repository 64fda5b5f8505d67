import { readFileSync } from 'node:fs';
import type { Grammar } from './grammar.js';
import { grammarHash } from './hash.js';
import { parseGrammar } from './parse.js';

/** A grammar that `.kolmo` files name by its number in place of holding its text. */
export interface RegisteredGrammar {
  /** Stands in files: given once and never again. */
  readonly number: number;
  readonly name: string;
  /** Its {@link grammarHash}. */
  readonly hash: string;
}

/**
 * Every grammar that a file may refer to. Its text is kept for ever in `grammars/frozen`, under {@link frozenFile}. Nothing here is ever
 * changed or taken away; docs/grammar.md says what to do when a shipped grammar changes. The order means nothing.
 */
export const REGISTERED: readonly RegisteredGrammar[] = [
  { number: 0, name: 'integer', hash: '1fe46e33259ae8c7e921eae1af2bd27a4260606124094c6112068e600cc1049a' },
  { number: 1, name: 'bits', hash: '9f25bbc967d3cef5a73558acc8dfe5569dcf58ff29faad28dbaa7f9967fb1b7c' },
  { number: 2, name: 'symbol', hash: '9c7ffd56be3f18bfff71f251b595889e6d1b48da7ca46f088d91aed74e90ace2' },
  { number: 3, name: 'decimal', hash: '96f0cc8b6c2a863a3cf0f4f3e1c4a937ce8aca680848dcf24409004556858329' },
  { number: 4, name: 'null', hash: '98facc45777c92f2a2e9daf3343adfe4fdb773d08671fb986dfa2f1e5ec8e745' },
  { number: 6, name: 'real', hash: 'aa6077f93b2a6d00957dc101ca2d8e555e8de0f7be1f0490c66215ce6f3e3d2a' },
  { number: 5, name: 'integer', hash: 'af1d481a76e9ff8390636ed57a26e68ad7571e9c63a4aecf006c41c4d8bc071b' },
  // With the productions that count where there are given columns.
  { number: 7, name: 'integer', hash: '5bb3d161b18a6856fb800ad7f346b090a85e92a094997688563d6fe59f2a8824' },
  { number: 8, name: 'bits', hash: 'f86e2c814fe5370ea5f9ec040939e319b1ba0d1d2369f2417f663f013681cda8' },
  { number: 9, name: 'symbol', hash: '937bc0e5224aad30f9ea28d49685f7a20e8a221f961284a0c454aedb0e2e9309' },
  { number: 10, name: 'decimal', hash: '8f15de6166a47cfe154fc6502601b9fa4318e7628494111db1191a6d8d286a8e' },
  { number: 11, name: 'real', hash: '9788c328972485f55587d01daae1470db5a0d51916913575cad547ec9dde5ae1' },
  // With fractions as exponents.
  { number: 12, name: 'real', hash: '0f5e3370a7df6f26b2e1a31da368419687cdfd145d2b636239665f66c6b8dc1b' },
  { number: 13, name: 'real', hash: '88746ef14a11bc87044ac10eab2466d9b927fd4737c3507f0e9ab327358c1dd6' },
];

/** The file in `grammars/frozen` that has the text of a registered grammar. */
export function frozenFile({ name, hash }: Pick<RegisteredGrammar, 'name' | 'hash'>): string {
  return `${name}-${hash.slice(0, 12)}.grammar`;
}

const read = new Map<number, Grammar>();

/** The grammar of that number, or undefined if none is registered under it. */
export function registeredGrammar(number: number): Grammar | undefined {
  const known = read.get(number);
  if (known !== undefined) return known;
  const registered = REGISTERED.find((candidate) => candidate.number === number);
  if (registered === undefined) return undefined;
  const file = frozenFile(registered);
  // The folder is as far from src/grammar as from dist/grammar.
  const source = readFileSync(new URL(`../../grammars/frozen/${file}`, import.meta.url), 'utf8');
  const grammar = parseGrammar(source, file, 'kept');
  read.set(number, grammar);
  return grammar;
}

/** The number under which a grammar is registered that means the same, or undefined if there is none. */
export function registeredNumber(grammar: Grammar): number | undefined {
  const hash = grammarHash(grammar);
  return REGISTERED.find((candidate) => candidate.hash === hash)?.number;
}
