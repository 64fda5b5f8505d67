/** Elements of MathML Core (W3C), as markup. Only {@link leaf} takes texts; everything else takes markup. */

/** How tight a piece of a formula holds together: looser ones get parentheses inside of tighter ones. */
export const GRIP = {
  /** Cases and sums without brackets around them. */
  loose: 0,
  disjunction: 10,
  conjunction: 15,
  comparison: 30,
  /** Below sums, since `a + b mod c` could be read either way. */
  modulo: 55,
  sum: 60,
  product: 70,
  power: 90,
  closed: 100,
} as const;

/** A piece of a formula. */
export interface Piece {
  readonly markup: string;
  readonly grip: number;
  /** Begins with a minus sign, and so cannot stand behind an operator as it is. */
  readonly signed?: boolean;
  /** A number without a sign. */
  readonly numeral?: boolean;
  /** The lines of a choice, which a choice around it continues. */
  readonly lines?: readonly (readonly string[])[];
}

/** The markup of a piece that is to hold together as tight as this, in parentheses if it does not by itself. */
export function within(piece: Piece, grip: number): string {
  return piece.grip < grip ? parentheses(piece.markup) : piece.markup;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text with U+FFFD in place of what would garble the page around it: control characters, halves of characters, and marks
 * that turn the direction of writing.
 */
export function legible(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cs}|\p{Bidi_Control}/gu, '\ufffd');
}

/** A text as it may stand in an element or in the quotes of an attribute, and {@link legible}. */
export function escapeMarkup(text: string): string {
  return legible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** An identifier, a number, an operator or words. */
export function leaf(name: 'mi' | 'mn' | 'mo' | 'mtext', text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`;
}

export function element(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

export function row(...children: readonly string[]): string {
  return children.length === 1 ? children[0] : element('mrow', ...children);
}

export function operator(symbol: string): string {
  return leaf('mo', symbol);
}

/** Something between brackets that grow with it. */
export function fenced(open: string, close: string, ...children: readonly string[]): string {
  return element('mrow', operator(open), ...children, operator(close));
}

export function parentheses(...children: readonly string[]): string {
  return fenced('(', ')', ...children);
}

export function floor(...children: readonly string[]): string {
  return fenced('⌊', '⌋', ...children);
}

export function subscript(base: string, index: string): string {
  return element('msub', base, index);
}

/** Two things one above the other without a line between them. */
export function stacked(above: string, below: string): string {
  return `<mfrac linethickness="0">${above}${below}</mfrac>`;
}

/** A function of some arguments, `gcd(n, 6)`. */
export function application(name: string, values: readonly string[]): string {
  const list = values.flatMap((value, index) => (index === 0 ? [value] : [operator(','), value]));
  return row(name, operator(APPLY), parentheses(...list));
}

/** Values with their conditions, one below the other behind a brace. */
export function cases(lines: readonly (readonly string[])[]): string {
  const cell = (content: string) => `<mtd style="text-align: left">${content}</mtd>`;
  const table = element('mtable', ...lines.map((line) => element('mtr', ...line.map(cell))));
  return row(operator('{'), table);
}

/** U+2061, the invisible sign that a function is applied. */
const APPLY = '\u2061';

/** U+2062, the invisible sign of a product. */
export const INVISIBLE_TIMES = '\u2062';
