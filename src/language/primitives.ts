import type { RingOperation } from './facts.js';
import type { Primitive } from './primitive.js';
import { ABS } from './primitives/arithmetic/abs.js';
import { DIV } from './primitives/arithmetic/div.js';
import { GCD } from './primitives/arithmetic/gcd.js';
import { IROOT } from './primitives/arithmetic/iroot.js';
import { IS_SQUARE } from './primitives/arithmetic/is-square.js';
import { ISQRT } from './primitives/arithmetic/isqrt.js';
import { LCM } from './primitives/arithmetic/lcm.js';
import { MAX } from './primitives/arithmetic/max.js';
import { MIN } from './primitives/arithmetic/min.js';
import { MINUS } from './primitives/arithmetic/minus.js';
import { MOD } from './primitives/arithmetic/mod.js';
import { NEG } from './primitives/arithmetic/neg.js';
import { PLUS } from './primitives/arithmetic/plus.js';
import { POWER } from './primitives/arithmetic/power.js';
import { SIGN } from './primitives/arithmetic/sign.js';
import { TIMES } from './primitives/arithmetic/times.js';
import { AND } from './primitives/bitwise/and.js';
import { OR } from './primitives/bitwise/or.js';
import { SHL } from './primitives/bitwise/shl.js';
import { SHR } from './primitives/bitwise/shr.js';
import { XOR } from './primitives/bitwise/xor.js';
import { BINOMIAL } from './primitives/counting/binomial.js';
import { EULERIAN } from './primitives/counting/eulerian.js';
import { FACTORIAL } from './primitives/counting/factorial.js';
import { FIBONACCI } from './primitives/counting/fibonacci.js';
import { PARTITIONS } from './primitives/counting/partitions.js';
import { PARTS } from './primitives/counting/parts.js';
import { STIRLING1 } from './primitives/counting/stirling1.js';
import { STIRLING2 } from './primitives/counting/stirling2.js';
import { TRICOL } from './primitives/counting/tricol.js';
import { TRIROW } from './primitives/counting/trirow.js';
import { CONCAT } from './primitives/digits/concat.js';
import { COUNTDIGIT } from './primitives/digits/countdigit.js';
import { COUNTPAIR } from './primitives/digits/countpair.js';
import { DIGITPROD } from './primitives/digits/digitprod.js';
import { DIGITSUM } from './primitives/digits/digitsum.js';
import { MAXDIGIT } from './primitives/digits/maxdigit.js';
import { NUMDIGITS } from './primitives/digits/numdigits.js';
import { REBASE } from './primitives/digits/rebase.js';
import { REVERSE } from './primitives/digits/reverse.js';
import { RUNS } from './primitives/digits/runs.js';
import { BIGOMEGA } from './primitives/divisors/bigomega.js';
import { GPF } from './primitives/divisors/gpf.js';
import { LPF } from './primitives/divisors/lpf.js';
import { MOEBIUS } from './primitives/divisors/moebius.js';
import { NUMDIV } from './primitives/divisors/numdiv.js';
import { OMEGA } from './primitives/divisors/omega.js';
import { PHI } from './primitives/divisors/phi.js';
import { RADICAL } from './primitives/divisors/radical.js';
import { SIGMA } from './primitives/divisors/sigma.js';
import { CONTFRAC } from './primitives/irrationals/contfrac.js';
import { CONVDEN } from './primitives/irrationals/convden.js';
import { CONVNUM } from './primitives/irrationals/convnum.js';
import { FLOORE } from './primitives/irrationals/floore.js';
import { FLOORLN } from './primitives/irrationals/floorln.js';
import { FLOORLOG } from './primitives/irrationals/floorlog.js';
import { FLOORPI } from './primitives/irrationals/floorpi.js';
import { FLOORROOT } from './primitives/irrationals/floorroot.js';
import { AT_LEAST } from './primitives/logic/at-least.js';
import { AT_MOST } from './primitives/logic/at-most.js';
import { BOTH } from './primitives/logic/both.js';
import { EITHER } from './primitives/logic/either.js';
import { EQUAL } from './primitives/logic/equal.js';
import { GREATER } from './primitives/logic/greater.js';
import { IF } from './primitives/logic/if.js';
import { LESS } from './primitives/logic/less.js';
import { NOT } from './primitives/logic/not.js';
import { UNEQUAL } from './primitives/logic/unequal.js';
import { IS_PRIME } from './primitives/primes/is-prime.js';
import { KRONECKER } from './primitives/primes/kronecker.js';
import { NEXTPRIME } from './primitives/primes/nextprime.js';
import { NTH_PRIME } from './primitives/primes/nth-prime.js';
import { PRIMEPI } from './primitives/primes/primepi.js';
import { VALUATION } from './primitives/primes/valuation.js';

/** In the order of docs/language.md, by name. */
const LIST: readonly Primitive[] = [
  PLUS,
  MINUS,
  TIMES,
  DIV,
  MOD,
  POWER,
  NEG,
  ABS,
  SIGN,
  MIN,
  MAX,
  GCD,
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST,
  IF,
  BOTH,
  EITHER,
  NOT,
  AND,
  XOR,
  OR,
  SHL,
  SHR,
  ISQRT,
  IROOT,
  BINOMIAL,
  FACTORIAL,
  IS_PRIME,
  NEXTPRIME,
  DIGITSUM,
  VALUATION,
  NUMDIV,
  SIGMA,
  PHI,
  OMEGA,
  BIGOMEGA,
  MOEBIUS,
  RADICAL,
  LPF,
  GPF,
  NTH_PRIME,
  PRIMEPI,
  LCM,
  KRONECKER,
  IS_SQUARE,
  NUMDIGITS,
  DIGITPROD,
  MAXDIGIT,
  RUNS,
  REVERSE,
  REBASE,
  COUNTDIGIT,
  COUNTPAIR,
  CONCAT,
  FLOORPI,
  FLOORE,
  FLOORROOT,
  FLOORLN,
  FLOORLOG,
  CONTFRAC,
  CONVNUM,
  CONVDEN,
  TRIROW,
  TRICOL,
  FIBONACCI,
  STIRLING1,
  STIRLING2,
  EULERIAN,
  PARTS,
  PARTITIONS,
];

/** The whole language but for literals, variables, data and binders, by name. */
export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map(LIST.map((entry) => [entry.name, entry]));

/** The operation of the ring of integers that an application is; undefined for others. */
export function ringOf(node: { readonly primitive: string }): RingOperation | undefined {
  return primitive(node.primitive).facts.ring;
}

/** Whether a primitive is a sum, a difference, a product or a negative. */
export function isRing(name: string): boolean {
  const ring = ringOf({ primitive: name });
  return ring !== undefined && ring !== 'power';
}

/** Sums, differences and products: the primitives of rings that have two arguments. */
export const RING: ReadonlySet<string> = new Set(
  LIST.filter(({ name, parameters }) => parameters.length === 2 && isRing(name)).map(({ name }) => name),
);

/** The entry of a primitive known to exist: expressions are checked when they are read. */
export function primitive(name: string): Primitive {
  const entry = PRIMITIVES.get(name);
  if (entry === undefined) throw new Error(`no primitive is called ${name}`);
  return entry;
}
