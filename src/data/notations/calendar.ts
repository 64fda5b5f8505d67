import { type NotationForm, readEach, wholeNotation } from '../notation-form.js';
import type { Writing } from '../surface.js';
import { CASE_RANGE, caseOf, inCase } from './letter-case.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const short = (names: readonly string[], letters: number) => names.map((name) => name.slice(0, letters));

/** The lists of names; their order is part of the format of files. */
const LISTS: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  { title: 'weekdays', names: DAYS },
  { title: 'weekdays', names: short(DAYS, 3) },
  { title: 'weekdays', names: short(DAYS, 2) },
  { title: 'months', names: MONTHS },
  { title: 'months', names: short(MONTHS, 3) },
];

const PLACES = LISTS.map(
  ({ names }) => new Map(names.map((name, at) => [name.toLowerCase(), BigInt(at + 1)])),
);

/** English weekdays, Monday being 1, and months, January being 1. What goes on behind the last begins again. */
export const CALENDAR_NAMES: NotationForm = {
  name: 'calendar',
  settings: [{ least: 0, most: LISTS.length - 1 }, CASE_RANGE],
  hasWords: false,
  isSymbol: false,
  isAmount: false,
  isLabel: false,
  parts: {},
  joined: undefined,
  period: ({ settings: [list] }: Writing) => BigInt(LISTS[list].names.length),
  title: ({ settings: [list] }: Writing) => LISTS[list].title,
  read: ({ texts }) => {
    if (texts.length < 2) return undefined;
    const list = PLACES.findIndex((places) => texts.every((text) => places.has(text.toLowerCase())));
    const letterCase = caseOf(texts);
    if (list < 0 || letterCase < 0) return undefined;
    const values = readEach(texts, (text) => PLACES[list].get(text.toLowerCase()));
    return (
      values && {
        values,
        notation: wholeNotation({ name: 'calendar', settings: [list, letterCase], words: [] }),
      }
    );
  },
  rebase: (values, { settings: [from] }, { settings: [to] }) =>
    LISTS[from].title === LISTS[to].title ? values : undefined,
  write: (value, { writing }) => {
    const [list, letterCase] = writing!.settings;
    const { names } = LISTS[list];
    const count = BigInt(names.length);
    return inCase(names[Number((((value - 1n) % count) + count) % count)], letterCase);
  },
};
