import type { Theorem } from '../conjecture/relations/theorem.js';
import { latexFormula } from '../language/export/latex.js';
import type { Definition } from '../prove/statement.js';
import type { RulesPage } from './rules-json.js';
import { statusOf } from './rules-page.js';

/** The sequences and theorems as a LaTeX document that needs amsmath, amssymb and amsthm. */
export function latexPage({ command, knowledge }: RulesPage): string {
  const { sequences, theorems } = knowledge;
  return `${[
    '\\documentclass{article}',
    '\\usepackage{amsmath,amssymb,amsthm}',
    '\\newtheorem{statement}{Statement}',
    '\\title{Rules and theorems}',
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    `\\noindent Made by \\verb|${command.replaceAll('|', '')}|.`,
    '\\section*{Sequences}',
    ...sequences.map(({ definition }) => `\\[ ${sequenceFormula(definition)} \\]`),
    '\\section*{Theorems}',
    ...theorems.map(theoremFormula),
    '\\end{document}',
  ].join('\n')}\n`;
}

function sequenceFormula({ name, initial, rule }: Definition): string {
  const first = initial.map((value, row) => `a_{${row}} = ${value}`);
  return `\\mathrm{${name.replaceAll('_', '\\_')}}\\colon\\quad ${[...first, `a_n = ${latexFormula(rule)}`].join(',\\quad ')}`;
}

function theoremFormula({ statement, proof, kind }: Theorem): string {
  const { left, right, from } = statement;
  const sides = `${latexFormula(left)} = ${latexFormula(right)}`;
  return `\\begin{statement}[${kind}; ${statusOf(proof)}]\n\\[ ${sides} \\qquad (n \\ge ${from}) \\]\n\\end{statement}`;
}
