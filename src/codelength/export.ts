import { InputError } from '../errors.js';
import { writeJavascript } from '../language/export/javascript.js';
import { writeLatex } from '../language/export/latex.js';
import type { Listing } from '../language/export/listing.js';
import { writeMathml } from '../language/export/mathml.js';
import { writePari } from '../language/export/pari.js';
import { writePython } from '../language/export/python.js';
import { writeJavascriptFormula } from '../language/export/real/javascript.js';
import { isFormula, readsOf } from '../language/export/real/law.js';
import type { Margins } from '../language/export/real/margins.js';
import { writePariFormula } from '../language/export/real/pari.js';
import { writeNumpyFormula, writePythonFormula } from '../language/export/real/python.js';
import { writeSpreadsheet } from '../language/export/real/spreadsheet.js';
import type { RealExportLanguage } from '../language/export/rendering.js';
import { isSingle, type Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { headOf } from './heads.js';

/** What an exported program is to print. */
export interface ExportOptions {
  /** The terms of the first rows, which stand in where the model has no value; none unless told. Numbers are for models of real numbers. */
  readonly initial?: readonly (bigint | number)[];
  /** Number of terms to print; 20 unless told. Formulas and functions of given columns print none. */
  readonly count?: number;
  /** How far measurements lie from the values of a law of columns: the program says bounds then. */
  readonly margins?: Margins;
}

/** What a program can be written as: a program that runs, or a formula. */
export type ExportTarget = RealExportLanguage | 'mathml';

/**
 * Writes a model as a program in another language that prints its terms, one a line, or as a formula. A `patched` or
 * `noisy` model gives the terms of its rule alone. A program of integers computes without bounds, so it may
 * go on where this language's bounds (limits.ts) leave a term undefined.
 *
 * A `measured` model of given columns is written as a function of them: in Python and JavaScript with a program around it that
 * prints the value of each row of a table; for NumPy, of arrays; for spreadsheets, of cells.
 *
 * Throws {@link InputError} for compound models, for programs of integers that read given columns, programs of real numbers that read
 * other rows besides given columns, and models that compute no terms, such as those of `context`; formulas can be of all but the first,
 * and MathML of all models.
 */
export function exportModel(model: Model, language: ExportTarget, options: ExportOptions = {}): string {
  if (options.margins !== undefined) requireLaw(model, language);
  if (language === 'mathml') return `${modelMathml(model, options.initial)}\n`;
  if (!isSingle(model)) {
    throw new InputError(
      `'${model.head}' models cannot be exported; export one of the models in it, such as ${printModel(model.parts[0])}`,
    );
  }
  const [expression] = model.expressions;
  const { name, predictsValues, relation, numbers } = headOf(model);
  const initial = (predictsValues && options.initial) || [];
  const fraction = numbers === 'integer' ? initial.find((term) => typeof term === 'number') : undefined;
  if (fraction !== undefined) {
    throw new InputError(`${fraction} cannot be a first term: ${printModel(model)} computes integers`);
  }
  const title = printModel(model);
  const listing: Listing = { title, expression, numbers, initial, count: options.count ?? 20 };
  if (language === 'latex') return writeLatex(listing, relation);
  if (!predictsValues) {
    throw new InputError(
      `a ${name} model computes no terms: it can be exported to latex, not to ${language}`,
    );
  }
  return numbers === 'integer'
    ? exportInteger(listing, language)
    : exportReal(listing, language, options.margins);
}

/** @throws InputError for what says no bounds of measurements */
function requireLaw(model: Model, language: ExportTarget): void {
  const isLaw =
    isSingle(model) && headOf(model).numbers === 'real' && readsOf(model.expressions[0]).columns.length > 0;
  if (isLaw && language !== 'latex' && language !== 'mathml') return;
  throw new InputError(
    `${printModel(model)} in ${language} says no bounds: programs of laws of given columns do`,
  );
}

/** The languages of programs that run. */
type RunnableTarget = Exclude<RealExportLanguage, 'latex'>;

function exportInteger(listing: Listing, language: RunnableTarget): string {
  const { columns } = readsOf(listing.expression);
  if (columns.length > 0) {
    throw new InputError(
      `the program reads the given column '${columns[0]}': it can be exported to latex, not to ${language}`,
    );
  }
  switch (language) {
    case 'numpy':
    case 'spreadsheet':
      throw new InputError(
        `programs of integers are not exported to ${language}, but to pari, python and javascript`,
      );
    default:
      return WRITERS[language](listing);
  }
}

function exportReal(listing: Listing, language: RunnableTarget, margins?: Margins): string {
  const reads = readsOf(listing.expression);
  if (language === 'spreadsheet') return writeSpreadsheet(listing.expression, reads.columns, margins);
  if (isFormula(reads)) return FORMULA_WRITERS[language]({ ...listing, ...reads, margins });
  if (reads.columns.length > 0) {
    throw new InputError(
      `the program reads other rows than its own besides the given column '${reads.columns[0]}': it can be exported to spreadsheet and latex, not to ${language}`,
    );
  }
  if (language === 'numpy') {
    throw new InputError('the program reads no given columns: it can be exported to python, not to numpy');
  }
  return WRITERS[language](listing);
}

const WRITERS = { pari: writePari, python: writePython, javascript: writeJavascript };

const FORMULA_WRITERS = {
  pari: writePariFormula,
  python: writePythonFormula,
  numpy: writeNumpyFormula,
  javascript: writeJavascriptFormula,
};

/** A model as a formula in MathML, with the terms that it needs to begin with. */
export function modelMathml(model: Model, initial?: readonly (bigint | number)[]): string {
  return writeMathml(model, (single) => headOf(single).relation, initial);
}
