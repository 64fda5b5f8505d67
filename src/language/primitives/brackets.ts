/** A LaTeX argument that stands in braces of its own and so needs no parentheses around it. */
export function braced(argument: string): string {
  const inner =
    argument.startsWith('\\left(') && argument.endsWith('\\right)') ? argument.slice(6, -7) : argument;
  // `\left( x \right) + \left( y \right)` also starts and ends so: only a pair that matches itself goes.
  let depth = 0;
  for (const [bracket] of inner.matchAll(/\\left|\\right/g)) {
    depth += bracket === '\\left' ? 1 : -1;
    if (depth < 0) return argument;
  }
  return inner.trim();
}
