/** The other languages a program can be written in. */
export type ExportLanguage = 'pari' | 'python' | 'javascript' | 'latex';

/** Those that a program of real numbers can be written in. */
export type RealExportLanguage = ExportLanguage | 'numpy' | 'spreadsheet';

/** A function, or an import, that exported programs may call. */
export interface Definition {
  /** As programs call it. */
  readonly name: string;
  readonly text: string;
  /** The definitions that the text calls in turn. */
  readonly needs: readonly Definition[];
}

export function define(name: string, text: string, ...needs: readonly Definition[]): Definition {
  return { name, text, needs };
}

/** How tight a rendered text holds together: looser ones get parentheses where a tighter one is wanted. */
export type Grip = number;

export const LOOSE: Grip = 0;
export const SUM: Grip = 60;
export const PRODUCT: Grip = 70;
/** A power: safe in a product, not as the base of another power. */
export const POWER: Grip = 80;
export const CLOSED: Grip = 100;

/** How an application is written in another language. */
export interface Rendering {
  /** The application from its rendered arguments, which hold together as {@link operands} asks. */
  readonly write: (values: readonly string[]) => string;
  readonly operands: { readonly first: Grip; readonly others: Grip };
  /** How tight the application holds together; undefined where its text tells. */
  readonly grip: Grip | undefined;
  /** What the application may call. */
  readonly definitions: readonly Definition[];
}

/** How a binder is written in another language. */
export interface BinderRendering {
  /** From the rendered variable, arguments and body. */
  readonly write: (variable: string, values: readonly string[], body: string) => string;
  /** The body stands between brackets or commas; otherwise it must hold together as a factor does. */
  readonly encloses: boolean;
  readonly definitions: readonly Definition[];
}

/** An application written from arguments that are safe anywhere. */
export function rendering(write: Rendering['write'], ...definitions: readonly Definition[]): Rendering {
  return { write, operands: { first: CLOSED, others: CLOSED }, grip: undefined, definitions };
}

/** `name(x, y)`, a function that the language has or that is defined here. */
export function call(callee: string | Definition): Rendering {
  const write = (name: string) => (values: readonly string[]) => `${name}(${values.map(bare).join(', ')})`;
  return typeof callee === 'string' ? rendering(write(callee)) : rendering(write(callee.name), callee);
}

/** `\name\left( x, y \right)` */
export function latexCall(name: string): Rendering {
  return rendering((values) => `${name}\\left(${values.map(bare).join(', ')}\\right)`);
}

/** `x symbol y`, whose arguments are closed since languages differ in precedence. */
export function infix(symbol: string): Rendering {
  return rendering(([x, y]) => `${x} ${symbol} ${y}`);
}

/** `x symbol y` with the precedence that every language gives it. */
export function operator(symbol: string, grip: Grip): Rendering {
  return { ...infix(symbol), operands: { first: grip, others: grip + 1 }, grip };
}

/** A binder whose body stands between brackets or commas. */
export function binding(
  write: BinderRendering['write'],
  ...definitions: readonly Definition[]
): BinderRendering {
  return { write, encloses: true, definitions };
}

/** A binder that stands before its body as `\sum` does. */
export function openBinding(write: BinderRendering['write']): BinderRendering {
  return { write, encloses: false, definitions: [] };
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

/** A whole number above zero as it stands in exported programs. */
export const POSITIVE_LITERAL = /^[1-9]\d*$/;
