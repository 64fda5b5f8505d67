/**
 * The known name that somebody most likely meant: at most a third of the letters differ (edit distance of Damerau 1964, with
 * transpositions of neighbours). Undefined where none is that near.
 */
export function nearName(name: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.floor(Math.max(3, name.length) / 3) + 1;
  if (name.length > MOST_LENGTH) return undefined;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** Nobody means a name by a longer one, and the work grows with the length. */
const MOST_LENGTH = 40;

function editDistance(one: string, other: string): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let distance = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) distance = Math.min(distance, beforeLast[column - 2] + 1);
      current.push(distance);
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length];
}
