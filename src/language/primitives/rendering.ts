/** Renders an application in another language from its rendered arguments, each of them safe in a product. */
type Rendering = (values: readonly string[]) => string;

/** `name(x, y)` */
export function call(name: string): Rendering {
  return (values) => `${name}(${values.map(bare).join(', ')})`;
}

/** `\name\left( x, y \right)` */
export function latexCall(name: string): Rendering {
  return (values) => `${name}\\left(${values.map(bare).join(', ')}\\right)`;
}

/** `x operator y` */
export function infix(operator: string): Rendering {
  return ([x, y]) => `${x} ${operator} ${y}`;
}

/** The rendered text without the parentheses around it, for places that need none. */
export function bare(text: string): string {
  const latex = text.startsWith('\\left(') && text.endsWith('\\right)');
  if (!latex && !(text.startsWith('(') && text.endsWith(')'))) return text;
  const inner = latex ? text.slice(6, -7) : text.slice(1, -1);
  // `(x) + (y)` also starts and ends so: only a pair that matches itself goes.
  let depth = 0;
  for (const [bracket] of inner.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth < 0) return text;
  }
  return inner;
}
