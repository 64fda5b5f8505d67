/**
 * Characters that would act on a terminal or hide what stands there: controls (C0 but for tab and line feed, DEL, C1), marks
 * that turn the direction of writing (Unicode TR36, section 3.2), line separators, and halves of surrogate pairs.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Characters of a name that is part of a sentence, at most. */
const MOST_OF_NAME = 120;

/** Characters of a line of an error, at most. */
const MOST_OF_LINE = 600;

/** Characters of a line of a statement, at most. */
const MOST_OF_STATEMENT = 2000;

/** A text with escapes, `\x1b` or `\u202e`, in place of what acts on a terminal. Lines stay lines. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSEEN, escaped);
}

/** A name of somebody else's as part of a sentence: on one line, visible, and no longer than people read. */
export function shownName(name: string): string {
  return cut(visible(name).replaceAll('\n', '\\n').replaceAll('\t', '\\t'), MOST_OF_NAME);
}

/** An error for people: what it quotes is visible, and long lines lose their middle, since they begin with the place and end with the reason. */
export function shownError(message: string): string {
  return visible(message)
    .split('\n')
    .map((line) => cut(line, MOST_OF_LINE))
    .join('\n');
}

/** A statement and what became of it, for people: longer lines than anybody reads lose their middle, and `--json` has them whole. */
export function shownStatement(text: string): string {
  return text
    .split('\n')
    .map((line) => cut(line, MOST_OF_STATEMENT))
    .join('\n');
}

/** A JSON text in which no character acts on a terminal; JSON itself escapes only those below a space. */
export function shownJson(json: string): string {
  return json.replace(UNSEEN, (character) => `\\u${hex(character, 4)}`);
}

function escaped(character: string): string {
  return character < '\u0100' ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`;
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0');
}

/** The beginning and the end of a text that is too long. */
function cut(text: string, most: number): string {
  const characters = Array.from(text.slice(0, 2 * most));
  if (text.length <= 2 * most && characters.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, half).join('')}…${Array.from(text.slice(-2 * half))
    .slice(-half)
    .join('')}`;
}
