import type { Command } from 'commander';

/** Commands whose operands are expressions: `-x` is one of them, `-n` too. */
const OF_EXPRESSIONS: ReadonlySet<string> = new Set(['prove']);

/**
 * `-1,2,-3` and `-(x + 1)` are data, not options: a space in front tells commander so, and means nothing to those who read data or
 * expressions. What follows an option that takes a value is its value, and stays as it is.
 */
export function withNegativeOperands(args: readonly string[], command: Command | undefined): string[] {
  const takesValue = (word: string) =>
    command?.options.some(({ required, short, long }) => required && (word === short || word === long));
  const begins = command && OF_EXPRESSIONS.has(command.name()) ? /^-(?!-|$|h$)/ : /^-[\d.(]/;
  return args.map((word, index) => {
    const isValue = index > 0 && takesValue(args[index - 1]);
    return begins.test(word) && !isValue ? ` ${word}` : word;
  });
}

/** An operand as it was typed, so that places in it are counted from its own first character. */
export function asTyped(operand: string): string {
  return operand.replace(/^ (?=-)/, '');
}
