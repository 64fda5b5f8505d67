import type { RealPrimitive } from './primitive.js';
import { ABS } from './primitives/arithmetic/abs.js';
import { ADD } from './primitives/arithmetic/add.js';
import { DIVIDE } from './primitives/arithmetic/divide.js';
import { FLOOR } from './primitives/arithmetic/floor.js';
import { MAX } from './primitives/arithmetic/max.js';
import { MIN } from './primitives/arithmetic/min.js';
import { MOD } from './primitives/arithmetic/mod.js';
import { MULTIPLY } from './primitives/arithmetic/multiply.js';
import { NEGATE } from './primitives/arithmetic/negate.js';
import { POWER } from './primitives/arithmetic/power.js';
import { SQRT } from './primitives/arithmetic/sqrt.js';
import { SUBTRACT } from './primitives/arithmetic/subtract.js';
import { E } from './primitives/constants/e.js';
import { PI } from './primitives/constants/pi.js';
import { ACOS } from './primitives/elementary/acos.js';
import { ASIN } from './primitives/elementary/asin.js';
import { ATAN } from './primitives/elementary/atan.js';
import { COS } from './primitives/elementary/cos.js';
import { EXP } from './primitives/elementary/exp.js';
import { LOG } from './primitives/elementary/log.js';
import { SIN } from './primitives/elementary/sin.js';
import { TAN } from './primitives/elementary/tan.js';
import { TANH } from './primitives/elementary/tanh.js';
import { BOTH } from './primitives/logic/both.js';
import { COMPARISONS } from './primitives/logic/comparisons.js';
import { EITHER } from './primitives/logic/either.js';
import { IF } from './primitives/logic/if.js';
import { NOT } from './primitives/logic/not.js';

/** In the order of docs/language.md. */
const LIST: readonly RealPrimitive[] = [
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  POWER,
  NEGATE,
  SQRT,
  EXP,
  LOG,
  SIN,
  COS,
  TAN,
  ASIN,
  ACOS,
  ATAN,
  TANH,
  ABS,
  MIN,
  MAX,
  FLOOR,
  MOD,
  ...COMPARISONS,
  IF,
  BOTH,
  EITHER,
  NOT,
  PI,
  E,
];

/** The language of real numbers but for constants, the row, data and the past, by the names that trees have. */
export const REAL_PRIMITIVES: ReadonlyMap<string, RealPrimitive> = new Map(
  LIST.map((entry) => [entry.name, entry]),
);

/** The entry of a primitive known to exist. */
export function realPrimitive(name: string): RealPrimitive {
  const entry = REAL_PRIMITIVES.get(name);
  if (entry === undefined) throw new Error(`no primitive of real numbers is called ${name}`);
  return entry;
}
