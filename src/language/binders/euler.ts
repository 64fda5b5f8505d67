import { EulerFold, inverseEuler, reduceEuler } from '../euler.js';
import { leaf } from '../export/mathml-elements.js';
import { withBounds } from '../export/mathml-notation.js';
import { bare, binding, define, openBinding } from '../export/rendering.js';
import { RANGE_DOMAIN, rangeBinder } from '../range.js';

export const EULER = rangeBinder({
  name: 'euler',
  joins: undefined,
  bodyType: 'integer',
  summary: `euler(k, lower, upper, body): the last term of the Euler transform of the body's values, the coefficient of x^m in the product of (1 - x^i)^(-v(i)) over the m values v(1), v(2), …; 1 over an empty range; ${RANGE_DOMAIN}`,
  begin: () => new EulerFold(),
  reduce: reduceEuler,
  reduceSteps: (cells) => 1 + ((cells * cells) >> 3),
  terms: inverseEuler,
  exports: {
    pari: binding(
      (k, [lower, upper], body) => `euler(${lower}, ${upper}, (${k}) -> ${body})`,
      define(
        'euler',
        'euler(lower, upper, term) = my(m = max(upper - lower + 1, 0), b = vector(m + 1)); b[1] = 1; for(j = 1, m, b[j + 1] = sum(i = 1, j, sumdiv(i, d, d * term(lower + d - 1)) * b[j - i + 1]) / j); b[m + 1];',
      ),
    ),
    python: binding(
      (k, [lower, upper], body) => `euler(${lower}, ${upper}, lambda ${k}: ${body})`,
      define(
        'euler',
        `def euler(lower, upper, term):
    e = [0] + [term(k) for k in range(lower, upper + 1)]
    c = [sum(d * e[d] for d in range(1, j + 1) if j % d == 0) for j in range(len(e))]
    b = [1]
    for j in range(1, len(e)):
        b.append(sum(c[i] * b[j - i] for i in range(1, j + 1)) // j)
    return b[-1]`,
      ),
    ),
    javascript: binding(
      (k, [lower, upper], body) => `euler(${lower}, ${upper}, (${k}) => ${body})`,
      define(
        'euler',
        `function euler(lower, upper, term) {
  const c = [0n];
  const b = [1n];
  for (let k = lower; k <= upper; k++) c.push(0n);
  for (let d = 1; d < c.length; d++) {
    const weighted = BigInt(d) * term(lower + BigInt(d - 1));
    for (let j = d; j < c.length; j += d) c[j] += weighted;
  }
  for (let j = 1; j < c.length; j++) {
    let total = 0n;
    for (let i = 1; i <= j; i++) total += c[i] * b[j - i];
    b.push(total / BigInt(j));
  }
  return b[b.length - 1];
}`,
      ),
    ),
    latex: openBinding(
      (k, [lower, upper], body) => `\\operatorname{Euler}_{${k}=${bare(lower)}}^{${bare(upper)}} ${body}`,
    ),
  },
  mathml: withBounds(leaf('mi', 'Euler')),
  semantics: `
    euler(k, 1, 0, 1 div 0) = 1
    euler(k, 1, 1, 7) = 7
    euler(k, 1, 2, k) = 3
    euler(k, 1, 5, 1) = 7
    euler(k, 0, 4, 1) = 7
    euler(k, 1, 100, 1) = 190569292
    euler(k, 1, 4, k) = 13
    euler(k, 1, 6, if(prime?(k), 1, 0)) = 2
    euler(k, 1, 4, -1) = 0
    euler(k, 1, 5, -1) = 1
    euler(k, 1, 3, 1 div (k - 2)) = undefined
    euler(k, 1 div 0, 3, k) = undefined
    euler(k, 1, 2, 2^53) = 40564819207303354358693384683520
    euler(k, 1, 2, 2^2049) = undefined
    euler(k, 0, 4096, 1) = undefined
  `,
});
