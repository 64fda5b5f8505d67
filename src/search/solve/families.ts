import { codedTerm } from './coded-terms.js';
import { constantDigits } from './constant-digits.js';
import { continuedFraction } from './constant-fractions.js';
import { roundedMultiple } from './constant-multiples.js';
import { roundedPower } from './constant-powers.js';
import { context } from './contexts.js';
import { givenColumn, languageFunction, pastProduct, quotient, recurrence } from './dictionary/families.js';
import { givenRemainder } from './dictionary/remainder.js';
import { givenSection, section } from './dictionary/sections.js';
import { threshold } from './dictionary/thresholds.js';
import { triangle } from './dictionary/triangles.js';
import { first } from './first.js';
import { period, repeat } from './period.js';
import { regression } from './regression.js';
import { residue } from './residue.js';
import { roundedRecurrence } from './rounding.js';
import { shiftRegister } from './shift-register.js';
import type { SolverFamily } from './solver-problem.js';
import { transform } from './transform.js';

/** Families that look at the series itself, the quick and likely first. */
export const DIRECT_FAMILIES: readonly SolverFamily[] = [
  period,
  repeat,
  shiftRegister,
  context,
  givenColumn,
  threshold,
  givenRemainder,
  triangle,
  recurrence,
  codedTerm,
  constantDigits,
  continuedFraction,
  roundedPower,
  roundedMultiple,
  residue,
  quotient,
  roundedRecurrence,
  regression,
  section,
  first,
  givenSection,
  languageFunction,
  pastProduct,
];

/** The ways of solving for programs, in the order in which they are asked. */
export const SOLVER_FAMILIES: readonly SolverFamily[] = [...DIRECT_FAMILIES, transform];
