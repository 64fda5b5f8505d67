import { constant } from './constant.js';

export const PI = constant({
  name: 'real.pi',
  symbol: 'pi',
  value: Math.PI,
  summary: 'the circumference of a circle by its diameter, 3.141592653589793',
  exports: {
    pari: 'Pi',
    python: 'math.pi',
    numpy: 'np.pi',
    javascript: 'Math.PI',
    spreadsheet: 'PI()',
    latex: '\\pi',
  },
  letter: 'π',
  semantics: `
    real.pi
    3.141592653589793
  `,
});
