import { modelMathml } from '../../codelength/export.js';
import { InputError } from '../../errors.js';
import { parseModel } from '../../language/parse.js';
import { html, type Markup, shortened, trusted } from '../markup.js';

/** Longer programs are shown as text alone: nobody reads such a formula. */
const LONGEST_FORMULA = 2000;

/** A program as text, cut off where it is very long. */
export function programText(program: string, most = 400): Markup {
  return html`<code>${shortened(program, most)}</code>`;
}

/** A program as a formula with its text below; the text alone where it is no program of this language. */
export function programDisplay(program: string): Markup {
  const formula = formulaOf(program);
  const box =
    formula && html`<div class="formula" tabindex="0" role="region" aria-label="Formula">${formula}</div>`;
  return html`${box}<p class="program">${programText(program, 4000)}</p>`;
}

function formulaOf(program: string): Markup | undefined {
  if (program.length > LONGEST_FORMULA) return undefined;
  try {
    return trusted(modelMathml(parseModel(program)));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
