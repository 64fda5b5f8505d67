import { formatScaled } from '../digits.js';
import { asTheyAre, type NotationForm, readEach } from '../notation-form.js';
import { MOST_DECIMALS } from '../numeral.js';

const COMMA = ',';
const POINT = '.';

/** What may stand between groups of three digits; the order is part of the format of files. Byte strings: the last two are UTF-8 blanks. */
const GROUPS = ['', COMMA, POINT, "'", '_', ' ', '\xc2\xa0', '\xe2\x80\xaf'];
const MINUS_SIGN = '\xe2\x88\x92';
const SIGNS = ['-', MINUS_SIGN];

/** What may stand in front of figures, and behind them: percent signs and currencies, as byte strings. */
const AFFIX = String.raw`[$#%]|\xe2\x82\xac|\xc2\xa3|\xc2\xa5|\xe2\x80\xb0|\xc2\xb0`;
const DRESSED = new RegExp(
  `^((?:${AFFIX})?)(-|\\+|${MINUS_SIGN})?((?:${AFFIX})?)(.*?)((?: |\\xc2\\xa0)?(?:${AFFIX}))?$`,
  's',
);

/** Figures with the marks that people set between and around them, of one style in all cells. */
interface Style {
  readonly point: string;
  readonly group: string;
}

/** The styles in the order in which they are tried. */
const STYLES: readonly Style[] = [
  { point: POINT, group: '' },
  { point: POINT, group: COMMA },
  { point: COMMA, group: '' },
  { point: COMMA, group: POINT },
  ...[`'`, '_', ' ', '\xc2\xa0', '\xe2\x80\xaf'].flatMap((group) => [
    { point: POINT, group },
    { point: COMMA, group },
  ]),
];

const BODIES = STYLES.map(({ point, group }) => {
  const escaped = (mark: string) => mark.replace(/[.']/, '\\$&');
  const grouped = group === '' ? '' : `|\\d{1,3}(?:${escaped(group)}\\d{3})+`;
  const fraction = point === COMMA ? '\\d+' : '\\d*';
  return new RegExp(`^(\\d+${grouped}|)(?:${escaped(point)}(${fraction}))?$`);
});

/**
 * Figures with a decimal comma, separators of thousands, a percent sign, a currency or a sign other than a hyphen. All cells have the
 * same marks in front and behind.
 */
export const FIGURES: NotationForm = {
  name: 'figures',
  settings: [
    { least: 0, most: 1 },
    { least: 0, most: GROUPS.length - 1 },
    { least: 0, most: SIGNS.length - 1 },
  ],
  hasWords: true,
  isSymbol: false,
  isAmount: true,
  isLabel: false,
  parts: {},
  joined: undefined,
  title: ({ settings: [point, group], words: [before, after] }) => {
    const marks = [
      ...(point === 1 ? ['decimal commas'] : []),
      ...(group > 0 ? ['separators of thousands'] : []),
      ...(before !== '' || after !== '' ? [`the sign ${decoded(before + after).trim()}`] : []),
    ];
    return marks.length === 0 ? 'minus signs' : marks.join(', ');
  },
  read: ({ texts }) => {
    const parts = undress(texts);
    if (parts === undefined) return undefined;
    for (const [index, style] of STYLES.entries()) {
      const bodies = parts.bodies.map((body) => BODIES[index].exec(body));
      if (!bodies.every((body) => body !== null) || !isMeant(style, bodies)) continue;
      const decimals = bodies.reduce((most, body) => Math.max(most, body[2]?.length ?? 0), 0);
      if (decimals > MOST_DECIMALS) return undefined;
      const values = readEach([...bodies.keys()].map(String), (row) => {
        const [, whole, fraction = ''] = bodies[Number(row)];
        const digits = whole.replaceAll(style.group, '') + fraction;
        if (digits === '') return undefined;
        const scaled = BigInt(digits) * 10n ** BigInt(decimals - fraction.length);
        return parts.negative[Number(row)] ? -scaled : scaled;
      });
      if (values === undefined) continue;
      const isPlain = index === 0 && parts.sign === 0 && parts.before === '' && parts.after === '';
      if (isPlain) return undefined;
      const settings = [
        style.point === COMMA && decimals > 0 ? 1 : 0,
        GROUPS.indexOf(style.group),
        parts.sign,
      ];
      const writing = { name: 'figures', settings, words: [parts.before, parts.after] } as const;
      const trimmed = bodies.some((body) => (body[2]?.length ?? 0) < decimals);
      const shownDecimals = bodies.map((body) => body[2]?.length ?? 0);
      return { values, shownDecimals, notation: { decimals, trimmed, width: 0, writing } };
    }
    return undefined;
  },
  rebase: asTheyAre,
  write: (value, notation) => {
    const [comma, group, sign] = notation.writing!.settings;
    const [before = '', after = ''] = notation.writing!.words;
    const [whole, fraction] = formatScaled(value < 0n ? -value : value, notation).split(POINT);
    const grouped = group === 0 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, GROUPS[group]);
    const rest = fraction === undefined ? '' : `${comma === 1 ? COMMA : POINT}${fraction}`;
    return `${value < 0n ? SIGNS[sign] : ''}${before}${grouped}${rest}${after}`;
  },
};

/** Cells without their signs and marks, which must be the same in all. */
interface Undressed {
  readonly bodies: readonly string[];
  readonly negative: readonly boolean[];
  readonly before: string;
  readonly after: string;
  readonly sign: number;
}

function undress(texts: readonly string[]): Undressed | undefined {
  const bodies: string[] = [];
  const negative: boolean[] = [];
  let marks: string | undefined;
  let sign = 0;
  let around = ['', ''];
  for (const text of texts) {
    const [, first, own, second, body, after = ''] = DRESSED.exec(text)!;
    const before = first + second;
    marks ??= `${before} ${after}`;
    around = [before, after];
    if (marks !== `${before} ${after}` || (first !== '' && second !== '')) return undefined;
    if (own === MINUS_SIGN) sign = SIGNS.indexOf(MINUS_SIGN);
    bodies.push(body);
    negative.push(own !== undefined && own !== '+');
  }
  return { bodies, negative, before: around[0], after: around[1], sign };
}

/** Whether numbers are in groups of digits, none of which begins with a zero that says nothing: `0,125` is a fraction. */
function isMeant({ group }: Style, bodies: readonly RegExpExecArray[]): boolean {
  if (group === '') return true;
  const wholes = bodies.map(([, whole]) => whole);
  return wholes.some((whole) => whole.includes(group)) && !wholes.some((whole) => /^0./.test(whole));
}

function decoded(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}
