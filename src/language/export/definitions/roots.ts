import { define } from '../rendering.js';

/* Roots and their continued fractions in exported programs. */

export const IROOT = {
  python: define(
    'iroot',
    `def iroot(x, k):
    low, high = 0, 1 << x.bit_length() // k + 1
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if middle ** k <= x else (low, middle)
    return low`,
  ),
  javascript: define(
    'iroot',
    `function iroot(x, k) {
  let low = 0n;
  let high = 1n << (BigInt(x.toString(2).length) / k + 1n);
  while (low + 1n < high) {
    const middle = (low + high) / 2n;
    if (middle ** k <= x) low = middle;
    else high = middle;
  }
  return low;
}`,
  ),
};

export const QUOTIENTS = {
  pari: define(
    'root_contfrac',
    `root_contfrac(i, c, k) = {
  my(q = List(), bits = 256, p, r, d);
  if(i < 0 || c < 0 || k < 1, error("undefined"));
  if(ispower(c, k) || c < 2, if(i == 0, return(sqrtnint(c, k)), error("undefined")));
  while(#q <= i,
    q = List(); d = [2^bits, 2^bits]; p = sqrtnint(c * 2^(k * bits), k); p = [p, p + 1];
    while(d[1] && d[2],
      r = [p[1] \\ d[1], p[2] \\ d[2]];
      if(r[1] != r[2], break);
      listput(q, r[1]);
      p -= r[1] * d; [p, d] = [d, p]);
    bits *= 2);
  q[i + 1];
}`,
  ),
  python: define(
    'quotients',
    `def quotients(i, c, k):
    if i < 0 or c < 0 or k < 1:
        raise Undefined
    found, bits = [iroot(c, k)], 256
    if found[0] ** k == c:
        if i > 0:
            raise Undefined
        return found
    while len(found) <= i:
        p, d, found = iroot(c << k * bits, k), 1 << bits, []
        q, e = p + 1, d
        while d and e and p // d == q // e:
            t = p // d
            found.append(t)
            p, d, q, e = d, p - t * d, e, q - t * e
        bits *= 2
    return found[:i + 1]`,
    IROOT.python,
  ),
  javascript: define(
    'quotients',
    `function quotients(i, c, k) {
  if (i < 0n || c < 0n || k < 1n) throw new Undefined();
  let found = [iroot(c, k)];
  if (found[0] ** k === c) {
    if (i > 0n) throw new Undefined();
    return found;
  }
  for (let bits = 256n; BigInt(found.length) <= i; bits *= 2n) {
    found = [];
    let [p, d, e] = [iroot(c << (k * bits), k), 1n << bits, 1n << bits];
    let q = p + 1n;
    while (d > 0n && e > 0n && p / d === q / e) {
      const t = p / d;
      found.push(t);
      [p, d, q, e] = [d, p - t * d, e, q - t * e];
    }
  }
  return found.slice(0, Number(i) + 1);
}`,
    IROOT.javascript,
  ),
};

export const CONVERGENT = {
  pari: define(
    'root_convergent',
    'root_convergent(i, c, k) = contfracpnqn(vector(max(i, 0) + 1, j, root_contfrac(if(i < 0, i, j - 1), c, k)));',
    QUOTIENTS.pari,
  ),
  python: define(
    'convergent',
    `def convergent(found):
    p, q, r, s = 1, 0, 0, 1
    for t in found:
        p, q, r, s = t * p + q, p, t * r + s, r
    return p, r`,
  ),
  javascript: define(
    'convergent',
    `function convergent(found) {
  let [p, q, r, s] = [1n, 0n, 0n, 1n];
  for (const t of found) [p, q, r, s] = [t * p + q, p, t * r + s, r];
  return [p, r];
}`,
  ),
};
