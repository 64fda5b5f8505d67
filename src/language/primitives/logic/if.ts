import { cases, GRIP, leaf, row as mathRow } from '../../export/mathml-elements.js';
import type { Look } from '../../export/mathml-notation.js';
import { bare, call, rendering } from '../../export/rendering.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { linearSteps } from '../../steps.js';

const choose: Kernel = (out, rows, a, i, b, j, c, k) => {
  for (let r = 0; r < rows; r++) {
    const condition = a[i + r];
    out[r] = condition === 1 ? b[j + r] : condition === 0 ? c[k + r] : Number.NaN;
  }
};

/** A choice that is made where the first condition fails goes on with lines of its own. */
const choiceLook: Look = ([condition, yes, no]) => {
  const lines = [
    [yes.markup, mathRow(leaf('mtext', 'if\u00a0'), condition.markup)],
    ...(no.lines ?? [[no.markup, leaf('mtext', 'otherwise')]]),
  ];
  return { markup: cases(lines), grip: GRIP.loose, lines };
};

export const IF: Primitive = {
  name: 'if',
  parameters: ['boolean', 'integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'choice',
  facts: { smt: (condition, x, y) => `(ite ${condition} ${x} ${y})` },
  summary:
    'the second argument where the first holds, else the third; the one not chosen need not be defined',
  row: ([condition, x, y]) => (condition === undefined ? undefined : condition === 1n ? x : y),
  column: choose,
  steps: linearSteps,
  witnesses: [],
  exports: {
    pari: call('if'),
    python: rendering(([condition, x, y]) => `(${bare(x)} if ${bare(condition)} else ${bare(y)})`),
    javascript: rendering(([condition, x, y]) => `(${bare(condition)} ? ${bare(x)} : ${bare(y)})`),
    latex: rendering(
      ([condition, x, y]) =>
        `\\begin{cases} ${bare(x)} & \\text{if } ${bare(condition)} \\\\ ${bare(y)} & \\text{otherwise} \\end{cases}`,
    ),
  },
  mathml: choiceLook,
  semantics: `
    condition,x,y,if
    1,2,3,2
    0,2,3,3
    1,2,undefined,2
    0,2,undefined,undefined
    1,undefined,3,undefined
    0,undefined,3,3
    undefined,2,3,undefined
    undefined,2,2,undefined
    1,2^53+1,3,2^53+1
    0,2^53+1,3,3
    0,3,2^53+1,2^53+1
    1,3,2^53+1,3
    1,2^53+1,undefined,2^53+1
    0,undefined,-2^53-1,-2^53-1
    1,undefined,2^53+1,undefined
    undefined,2^53+1,2^53+1,undefined
    1,-2^53,0,-2^53
    0,0,0,0
    1,2^4096-1,-2^4096+1,2^4096-1
    0,2^4096-1,-2^4096+1,-2^4096+1
  `,
};
