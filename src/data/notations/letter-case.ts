/** How letters are written: as capitals, small, or with a capital in front. */
const CASES: readonly ((word: string) => string)[] = [
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
];

export const CASE_RANGE = { least: 0, most: CASES.length - 1 };

/** A word in the case of this number. */
export function inCase(word: string, letterCase: number): string {
  return CASES[letterCase](word);
}

/** The number of the case that all words of a list are in, or -1. */
export function caseOf(words: readonly string[]): number {
  return CASES.findIndex((write) => words.every((word) => write(word) === word));
}
