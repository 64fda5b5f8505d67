import { constant } from './constant.js';

export const E = constant({
  name: 'real.e',
  symbol: 'e',
  value: Math.E,
  summary: 'the base of natural logarithms, 2.718281828459045',
  exports: {
    pari: 'exp(1)',
    python: 'math.e',
    numpy: 'np.e',
    javascript: 'Math.E',
    spreadsheet: 'EXP(1)',
    latex: 'e',
  },
  letter: 'e',
  semantics: `
    real.e
    2.718281828459045
  `,
});
