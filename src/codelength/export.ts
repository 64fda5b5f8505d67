import { InputError } from '../errors.js';
import { childrenOf } from '../language/children.js';
import { writeJavascript } from '../language/export/javascript.js';
import { writeLatex } from '../language/export/latex.js';
import type { Listing } from '../language/export/listing.js';
import { writeMathml } from '../language/export/mathml.js';
import { writePari } from '../language/export/pari.js';
import { writePython } from '../language/export/python.js';
import type { ExportLanguage } from '../language/export/rendering.js';
import { type Expression, isSingle, type Model } from '../language/expression.js';
import { printModel } from '../language/print.js';
import { headOf } from './heads.js';

/** What an exported program is to print. */
export interface ExportOptions {
  /** The terms of the first rows, which stand in where the model has no value; none unless told. */
  readonly initial?: readonly bigint[];
  /** Number of terms to print; 20 unless told. LaTeX and MathML show a formula instead. */
  readonly count?: number;
}

/** What a program can be written as: a program that runs, or a formula. */
export type ExportTarget = ExportLanguage | 'mathml';

/**
 * Writes a model as a program in another language that prints its terms, one a line, or as a formula. A `patched` or
 * `noisy` model gives the terms of its rule alone. The program computes with integers without bounds, so it may
 * go on where this language's bounds (limits.ts) leave a term undefined.
 *
 * Throws {@link InputError} for compound models, for programs that read given columns and for models that compute no terms,
 * such as those of `context`; formulas can be of the latter two, and MathML of all models.
 */
export function exportModel(model: Model, language: ExportTarget, options: ExportOptions = {}): string {
  if (language === 'mathml') return `${modelMathml(model, options.initial)}\n`;
  if (!isSingle(model)) {
    throw new InputError(
      `'${model.head}' models cannot be exported; export one of the models in it, such as ${printModel(model.parts[0])}`,
    );
  }
  const [expression] = model.expressions;
  const { name, predictsValues, relation } = headOf(model);
  const listing: Listing = {
    title: printModel(model),
    expression,
    initial: (predictsValues && options.initial) || [],
    count: options.count ?? 20,
  };
  if (language === 'latex') return writeLatex(listing, relation);
  if (!predictsValues) {
    throw new InputError(
      `a ${name} model computes no terms: it can be exported to latex, not to ${language}`,
    );
  }
  const column = givenColumnOf(expression);
  if (column !== undefined) {
    throw new InputError(
      `the program reads the given column '${column}': it can be exported to latex, not to ${language}`,
    );
  }
  switch (language) {
    case 'pari':
      return writePari(listing);
    case 'python':
      return writePython(listing);
    case 'javascript':
      return writeJavascript(listing);
  }
}

/** A model as a formula in MathML, with the terms that it needs to begin with. */
export function modelMathml(model: Model, initial?: readonly bigint[]): string {
  return writeMathml(model, (single) => headOf(single).relation, initial);
}

/** The first given column that an expression reads. */
function givenColumnOf(expression: Expression): string | undefined {
  if (expression.kind === 'given') return expression.column;
  for (const child of childrenOf(expression)) {
    const column = givenColumnOf(child);
    if (column !== undefined) return column;
  }
  return undefined;
}
