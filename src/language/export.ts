import { InputError } from '../errors.js';
import { childrenOf } from './children.js';
import { writeJavascript } from './export/javascript.js';
import { writeLatex } from './export/latex.js';
import type { Listing } from './export/listing.js';
import { writeMathml } from './export/mathml.js';
import { writePari } from './export/pari.js';
import { writePython } from './export/python.js';
import type { ExportLanguage } from './export/rendering.js';
import { type Expression, isSingle, type Model } from './expression.js';
import { printModel } from './print.js';

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
 * Throws {@link InputError} for compound models, for programs that read given columns and for `context` models, which compute
 * no terms; formulas can be of the latter two, and MathML of all models.
 */
export function exportModel(model: Model, language: ExportTarget, options: ExportOptions = {}): string {
  if (language === 'mathml') return `${writeMathml(model, options.initial)}\n`;
  if (!isSingle(model)) {
    throw new InputError(
      `'${model.head}' models cannot be exported; export one of the models in it, such as ${printModel(model.parts[0])}`,
    );
  }
  const [expression] = model.expressions;
  const listing: Listing = {
    title: printModel(model),
    expression,
    initial: options.initial ?? [],
    count: options.count ?? 20,
  };
  if (language === 'latex') return writeLatex(listing, model.head);
  if (model.head === 'context') {
    throw new InputError(
      `a context model computes no terms: it can be exported to latex, not to ${language}`,
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

/** The first given column that an expression reads. */
function givenColumnOf(expression: Expression): string | undefined {
  if (expression.kind === 'given') return expression.column;
  for (const child of childrenOf(expression)) {
    const column = givenColumnOf(child);
    if (column !== undefined) return column;
  }
  return undefined;
}
