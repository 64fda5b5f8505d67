import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Grammar, Term } from '../../src/grammar/grammar.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { compileRow } from '../../src/language/evaluate.js';
import type { Expression } from '../../src/language/expression.js';
import { printExpression } from '../../src/language/print.js';
import { compileRealRow } from '../../src/language/real/evaluate.js';
import { Meter } from '../../src/language/work.js';
import { type DecimalGrid, gridValue } from '../../src/numbers/decimal-grid.js';
import { numberDraws, symbolDraws } from './reference-draws.js';
import { measuredRows } from './reference-measured.js';
import { REFERENCE_NOTATIONS, type ReferenceNotation } from './reference-notations.js';

/**
 * Decodes `.kolmo` files as docs/code-length.md says, slowly and plainly, sharing nothing with the product but the
 * evaluator and the grammar parser. Section numbers are those of the document. Does not check limits (10).
 */
export function decodeByTheBook(file: Uint8Array): Decoded {
  return new Decoder(file).decode();
}

export interface Decoded {
  readonly original: Uint8Array;
  /** One line for each field of the stream: what was read, what it cost, the state of the coder after it. */
  readonly trace: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly value: string;
  readonly bits: number;
  readonly range: bigint;
  readonly code: bigint;
}

const USUAL = ['', '\n', ',', ' ', ', ', '\r\n', '\t', ']\n', ';', '[', ']'];
const USUAL_FREQUENCIES = [16, 14, 8, 5, 5, 3, 2, 2, 1, 1, 1, 6];
const NAMED = [
  'integer-1fe46e33259a',
  'bits-9f25bbc967d3',
  'symbol-9c7ffd56be3f',
  'decimal-96f0cc8b6c2a',
  'null-98facc45777c',
  'integer-af1d481a76e9',
  'real-aa6077f93b2a',
  'integer-5bb3d161b18a',
  'bits-f86e2c814fe5',
  'symbol-937bc0e5224a',
  'decimal-8f15de6166a4',
  'real-9788c3289724',
  'real-0f5e3370a7df',
  'real-88746ef14a11',
];

type Coder = (value: bigint | undefined) => bigint;

type Program =
  | { readonly form: 'single'; readonly head: string; readonly expression: Expression }
  | { readonly form: 'pieces' | 'sections'; readonly parts: readonly Program[] };

class Decoder {
  // Section 3.
  private range = 2n ** 32n;
  private code = 0n;
  private next = 7;
  // Section 4: zeros and ones of every node, by its name.
  private readonly nodes = new Map<string, [number, number]>();
  private bits = 0;
  private bitsAtLastField = 0;
  private readonly trace: Field[] = [];
  // Section 7.2: where the values of given columns lie.
  private readonly beside: DecimalGrid[] = [];

  constructor(private readonly file: Uint8Array) {
    for (let i = 0; i < 4; i++) this.code = this.code * 256n + BigInt(this.byte());
  }

  decode(): Decoded {
    const version = this.file[2];
    if (this.file[0] !== 0x4b || this.file[1] !== 0xf1 || ![2, 3, 4, 5].includes(version))
      throw new Error('not a file of version 2 to 5');
    const method = this.choose(version === 2 ? [6, 3, 3, 2, 1, 1] : [6, 3, 3, 2, 1, 1, 1]);
    const place = method < 4 ? method : method === 6 ? this.count() + 4 : undefined;
    const number = place !== undefined && version === 5 ? ([5, 1, 2, 3, 4, 0][place] ?? place) : place;
    if (number !== undefined && number >= NAMED.length)
      throw new Error(`no grammar has the number ${number}`);
    const name = number === undefined ? undefined : NAMED[number];
    const namedText =
      name === undefined
        ? undefined
        : readFileSync(new URL(`../../grammars/frozen/${name}.grammar`, import.meta.url));
    this.checkChecksum(sealed(version, namedText));
    this.field('method', name?.split('-')[0] ?? (method === 4 ? 'embedded' : 'stored'));
    if (method === 5) {
      const isRaw = version === 5 && this.choose([1, 1]) === 1;
      const original = isRaw
        ? Uint8Array.from({ length: this.count() }, () => this.raw(8))
        : this.plainBytes('stored');
      this.checkEnd();
      return { original, trace: this.trace };
    }
    const text = namedText ?? this.plainBytes('grammar');
    const grammar = parseGrammar(new TextDecoder().decode(text), 'grammar');

    // Section 7.1.
    const kinds = ['integer', 'decimal', 'symbol', 'categorical', 'significant'];
    const kind =
      kinds[
        this.choose(
          [
            [2, 1, 1],
            [4, 2, 2, 1],
            [8, 4, 4, 2, 1],
          ][Math.max(0, version - 3)],
        )
      ];
    this.field('kind', kind);
    const hasDecimals = kind === 'decimal' || kind === 'categorical' || kind === 'significant';
    const decimals = hasDecimals ? this.count() : 0;
    if (hasDecimals) this.field('decimals', decimals);
    const significant = kind === 'significant' ? this.raw(4) + 1 : undefined;
    const alphabet = kind === 'symbol' ? this.alphabet() : kind === 'categorical' ? this.values() : [];
    const rows = this.count();
    this.field('rows', rows);
    const render = this.surface(version, kind, decimals, significant, alphabet, rows);

    // Section 9.5.
    const given = this.beside.map((grid, column) => ({ grid, rows: this.givenRows(column, rows) }));

    // Section 8.
    const program = this.program(grammar, given.length);

    // Section 9.1.
    const starts = program.form === 'pieces' ? this.boundaries(program.parts.length, rows) : [0];
    const pieces = program.form === 'pieces' ? program.parts : [program];

    // Section 9.2.
    const values = this.rows(pieces, starts, alphabet.length, { decimals, significant }, rows, given);
    this.checkEnd();
    return {
      original: render(
        values,
        given.map((column) => column.rows),
      ),
      trace: this.trace,
    };
  }

  // Section 2.
  private checkChecksum(sealed: Uint8Array): void {
    const covered = [...this.file.subarray(0, 3), ...this.file.subarray(7), ...sealed];
    let crc = 0xffffffff;
    for (const byte of covered) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    const [a, b, c, d] = this.file.subarray(3, 7);
    if ((~crc >>> 0).toString(16) !== (((a << 24) | (b << 16) | (c << 8) | d) >>> 0).toString(16)) {
      throw new Error('wrong checksum');
    }
  }

  // Section 3.
  private byte(): number {
    if (this.next >= this.file.length + 6) throw new Error('the file ends too early');
    return this.file[this.next++] ?? 0;
  }

  private slot(total: number): number {
    return Number(((this.code + 1n) * BigInt(total) - 1n) / this.range);
  }

  private take(from: number, to: number, total: number): void {
    const start = (this.range * BigInt(from)) / BigInt(total);
    this.range = (this.range * BigInt(to)) / BigInt(total) - start;
    this.code -= start;
    while (this.range < 2n ** 24n) {
      this.range *= 256n;
      this.code = this.code * 256n + BigInt(this.byte());
    }
    this.bits -= Math.log2((to - from) / total);
  }

  private checkEnd(): void {
    for (let at = this.next; at < this.file.length; at++)
      if (this.file[at] !== 0) throw new Error('bytes behind the end');
  }

  // Section 4.
  private choose(frequencies: readonly number[]): number {
    const total = frequencies.reduce((sum, frequency) => sum + frequency, 0);
    const slot = this.slot(total);
    let index = 0;
    let from = 0;
    while (slot >= from + frequencies[index]) from += frequencies[index++];
    this.take(from, from + frequencies[index], total);
    return index;
  }

  private raw(bits: number): number {
    const value = this.slot(2 ** bits);
    this.take(value, value + 1, 2 ** bits);
    return value;
  }

  private adaptive(node: string): number {
    const counts = this.nodes.get(node) ?? [0, 0];
    this.nodes.set(node, counts);
    const split = 2 * counts[0] + 1;
    const total = 2 * (counts[0] + counts[1]) + 2;
    const bit = this.slot(total) < split ? 0 : 1;
    if (bit === 0) this.take(0, split, total);
    else this.take(split, total, total);
    counts[bit]++;
    if (counts[0] + counts[1] >= 2 ** 14) {
      counts[0] = Math.floor(counts[0] / 2);
      counts[1] = Math.floor(counts[1] / 2);
    }
    return bit;
  }

  // Section 5.1.
  private natural(): bigint {
    let zeros = 0;
    while (this.raw(1) === 0) zeros++;
    let length = '1';
    for (let i = 0; i < zeros; i++) length += this.raw(1);
    let digits = '1';
    while (digits.length < Number.parseInt(length, 2)) digits += this.raw(1);
    return BigInt(`0b${digits}`);
  }

  private count(): number {
    return Number(this.natural() - 1n);
  }

  private literal(): bigint {
    const natural = this.natural();
    return natural % 2n === 1n ? (natural - 1n) / 2n : -natural / 2n;
  }

  // Section 5.1.
  private decimal(): Expression {
    const digits = this.natural() - 1n;
    if (digits === 0n) return { kind: 'literal', value: 0n };
    const sign = this.raw(1) === 1 ? -1n : 1n;
    let zeros = 0;
    while (this.raw(1) === 0) zeros++;
    let natural = '1';
    for (let i = 0; i < zeros; i++) natural += this.raw(1);
    const place = Number.parseInt(natural, 2);
    const leading = place % 2 === 1 ? (place - 1) / 2 : -place / 2;
    const exponent = leading - String(digits).length + 1;
    const isInteger = exponent >= 0 && leading < 15;
    return isInteger
      ? { kind: 'literal', value: sign * digits * 10n ** BigInt(exponent) }
      : { kind: 'decimal', digits: sign * digits, exponent };
  }

  // Section 5.2.
  private integer(model: string): bigint {
    let g = 0;
    while (g < 21 && this.adaptive(`${model} class ${g}`) === 1) g++;
    let digits = '1';
    for (let i = 0; i < g; i++)
      digits += i < 6 ? this.adaptive(`${model} length ${g} ${digits}`) : this.raw(1);
    const length = Number.parseInt(digits, 2) - 1;
    if (length === 0) return 0n;
    const negative = this.adaptive(`${model} sign`) === 1;
    let magnitude = '1';
    if (length <= 18) {
      while (magnitude.length < Math.min(3, length))
        magnitude += this.adaptive(`${model} top ${length} ${magnitude}`);
    }
    let left = length - magnitude.length;
    while (left > 0) {
      const bits = left % 16 === 0 ? 16 : left % 16;
      magnitude += this.raw(bits).toString(2).padStart(bits, '0');
      left -= bits;
    }
    return BigInt(`0b${magnitude}`) * (negative ? -1n : 1n);
  }

  // Section 5.3.
  private symbol(model: string, size: number): number {
    const width = Math.ceil(Math.log2(Math.max(1, size)));
    let digits = '';
    while (digits.length < width) {
      const least = Number.parseInt(`${digits}1`.padEnd(width, '0'), 2);
      digits += least >= size ? 0 : this.adaptive(`${model} ${digits}`);
    }
    return digits === '' ? 0 : Number.parseInt(digits, 2);
  }

  // Section 6.
  private string(name: string): string {
    const usual = this.choose(USUAL_FREQUENCIES);
    const text = usual < 11 ? USUAL[usual] : this.plainText('surface');
    if (name !== '') this.field(name, JSON.stringify(text));
    return text;
  }

  private plainText(models: string): string {
    const length = this.count();
    let text = '';
    while (text.length < length) {
      const before = text === '' ? 0 : text.charCodeAt(text.length - 1);
      text += String.fromCharCode(this.symbol(`${models} byte after ${before}:`, 256));
    }
    return text;
  }

  private plainBytes(name: string): Uint8Array {
    const text = this.plainText(name);
    this.field(name, `${text.length} bytes`);
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  }

  // Section 7.1.
  private alphabet(): number[] {
    const form = this.choose([3, 1, 1, 2, 1]);
    let bytes: number[] = [];
    if (form === 0) bytes = [48, 49];
    if (form === 1) bytes = Array.from({ length: 256 }, (_, byte) => byte);
    if (form === 2) bytes = [65, 67, 71, 84];
    if (form === 3) {
      let before = 0;
      for (let byte = 0; byte < 256; byte++) {
        before = this.adaptive(`alphabet after ${before}`);
        if (before === 1) bytes.push(byte);
      }
    }
    if (form === 4) bytes = Array.from({ length: this.raw(8) + 1 }, () => this.raw(8));
    this.field('alphabet', String.fromCharCode(...bytes));
    return bytes;
  }

  // Section 7.1.
  private values(): number[] {
    if (this.choose([3, 1]) === 1) return Array.from({ length: 256 }, (_, value) => value);
    const first = Number(this.literal());
    const last = first + this.count() + 1;
    const values = [first];
    if (last - first <= 4096) {
      let before = 1;
      for (let value = first + 1; value < last; value++) {
        before = this.adaptive(`value after ${before}`);
        if (before === 1) values.push(value);
      }
    } else {
      const between = this.count();
      while (values.length <= between) values.push(values[values.length - 1] + 1 + this.count());
    }
    this.field('values', values.length + 1);
    return [...values, last];
  }

  // Section 7.2.
  private surface(
    version: number,
    kind: string,
    decimals: number,
    significant: number | undefined,
    alphabet: readonly number[],
    rows: number,
  ) {
    const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    const byteOf = (value: bigint) => String.fromCharCode(alphabet[Number(value)]);
    const form = kind === 'symbol' ? this.choose([2, 1, 1]) : 1;
    if (kind === 'symbol') this.field('form', ['symbols', 'text', 'bits'][form]);
    if (form === 0) {
      const times = version > 3 && this.choose([31, 1]) === 1 ? this.count() + 2 : 1;
      const suffix = this.string('suffix');
      return (values: readonly bigint[]) => latin1(values.map(byteOf).join('').repeat(times) + suffix);
    }
    if (form === 2) {
      return (values: readonly bigint[]) =>
        Uint8Array.from({ length: rows / 8 }, (_, byte) =>
          Number(`0b${values.slice(8 * byte, 8 * byte + 8).join('')}`),
        );
    }
    const integerOf = (row: bigint) => (alphabet.length > 0 ? BigInt(alphabet[Number(row)]) : row);
    if (
      version > 3 &&
      kind !== 'symbol' &&
      kind !== 'significant' &&
      decimals === 0 &&
      this.choose([11, 1]) === 1
    )
      return this.records(integerOf);
    const isSymbol = kind === 'symbol';
    const cell = this.cells(version, decimals, significant, isSymbol);
    const target = (row: bigint) => cell(integerOf(row));
    const columns: ((value: bigint) => string)[] = [];
    let before = 0;
    if (version > 4 && !isSymbol && this.choose([15, 1]) === 1) {
      const count = this.count() + 1;
      before = this.count();
      this.field('columns', `${count}, ${before} in front`);
      while (columns.length < count) {
        const decimals = this.count();
        const significant = this.raw(1) === 1 ? this.raw(4) + 1 : undefined;
        columns.push(this.cells(version, decimals, significant, false));
        this.beside.push({ decimals, significant });
      }
    }
    const prefix = this.string('prefix');
    const gap = this.gaps(rows * (1 + columns.length));
    const suffix = this.string('suffix');
    return (values: readonly bigint[], given: readonly (readonly bigint[])[] = []) => {
      const cells = values.flatMap((value, row) =>
        columns.map((write, column) => write(given[column][row])).toSpliced(before, 0, target(value)),
      );
      return latin1(prefix + cells.map((text, i) => (i > 0 ? gap(i - 1) : '') + text).join('') + suffix);
    };
  }

  /** How the values of a column are written: bytes as they are, where they have no notation. */
  private cells(
    version: number,
    decimals: number,
    significant: number | undefined,
    areBytes: boolean,
  ): (value: bigint) => string {
    const special = version > 3 ? this.choose([165, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) : 0;
    const notation = special === 0 ? undefined : this.notation(REFERENCE_NOTATIONS[special - 1]);
    let digits = (value: bigint) => String.fromCharCode(Number(value));
    if (!areBytes) {
      const trimmed = decimals > 0 && this.raw(1) === 1;
      const width = this.choose([15, 1]) === 1 ? this.count() : 0;
      this.field('notation', `${notation?.name ?? (trimmed ? 'trimmed' : 'plain')}, width ${width}`);
      digits = (value) => {
        const text = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
        const split = text.length - decimals;
        let fraction = text.slice(split);
        while (trimmed && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
        if (!trimmed && significant !== undefined)
          fraction = fraction.slice(0, shownOf(text, split, significant));
        return (
          (value < 0n ? '-' : '') + text.slice(0, split).padStart(width, '0') + (fraction && `.${fraction}`)
        );
      };
    }
    return (value) => {
      const amount = significant === undefined ? value : unfolded(value, significant);
      return notation === undefined
        ? digits(amount)
        : notation.write(amount, { ...notation, decimals, digits });
    };
  }

  // Section 9.5.
  private givenRows(column: number, rows: number): bigint[] {
    const order = this.raw(2);
    const values: bigint[] = [];
    for (let row = 0; row < rows; row++) {
      const end = values.at(-1) ?? 0n;
      const step = end - (values.at(-2) ?? end);
      values.push([0n, end, end + step][order] + this.integer(`given ${column}`));
    }
    this.field(`column ${column + 1}`, `order ${order}`);
    return values;
  }

  private notation({ settings: ranges, hasWords, ...rest }: ReferenceNotation) {
    const settings = ranges.map(([least, most]) => {
      const offset = most - least > 255 ? this.count() : this.raw((most - least).toString(2).length);
      return least + offset;
    });
    const words = hasWords ? Array.from({ length: this.count() }, () => this.string('')) : [];
    return { ...rest, settings, words };
  }

  private records(integerOf: (row: bigint) => bigint) {
    const width = this.choose([1, 5, 4, 5, 1, 1, 1, 4]) + 1;
    const order = this.choose([12, 2, 1, 1]);
    const isBig = order > 1;
    const sign = ['unsigned', 'signed'][order % 2];
    this.field('records', `${width} bytes, ${isBig ? 'big' : 'little'}-endian, ${sign}`);
    const isFramed = this.choose([15, 1]) === 1;
    const prefix = isFramed ? this.string('prefix') : '';
    const suffix = isFramed ? this.string('suffix') : '';
    const record = (value: bigint) => {
      const hex = (value < 0n ? value + 256n ** BigInt(width) : value).toString(16).padStart(2 * width, '0');
      const bytes = hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
      return isBig ? bytes : bytes.reverse();
    };
    const codes = (text: string) => [...text].map((character) => character.charCodeAt(0));
    return (rows: readonly bigint[]) =>
      Uint8Array.from([...codes(prefix), ...rows.flatMap((row) => record(integerOf(row))), ...codes(suffix)]);
  }

  private gaps(rows: number): (i: number) => string {
    const kind = this.choose([5, 1, 1, 1]);
    this.field('gaps', ['constant', 'verbatim', 'indexed', 'wrapped'][kind]);
    if (kind === 0) {
      const gap = this.string('gap');
      return () => gap;
    }
    if (kind === 1) {
      const remembered = [''];
      const all: string[] = [];
      while (all.length < rows - 1) {
        const number = this.symbol('gap', 256);
        const gap = number > 0 ? remembered[number] : this.string('');
        if (number === 0 && remembered.length < 256) remembered.push(gap);
        all.push(gap);
      }
      return (i) => all[i];
    }
    if (kind === 2) {
      const before = this.string('before');
      const first = this.literal();
      const after = this.string('after');
      return (i) => before + (first + BigInt(i)) + after;
    }
    const width = this.count();
    const inner = this.string('inner');
    const line = this.string('line');
    return (i) => ((i + 1) % width === 0 ? line : inner);
  }

  // Section 8.
  private program(grammar: Grammar, columns: number): Program {
    const derive = (name: string): Term => {
      const symbol = grammar.symbols.find((each) => each.name === name);
      if (symbol === undefined) throw new Error(`no symbol ${name}`);
      const counting = symbol.productions.filter(({ given }) => columns > 0 || !given);
      const index = this.choose(counting.map(({ weight }) => weight));
      this.field(name, `production ${index + 1}`);
      return counting[index].term;
    };
    const literal = (): bigint => {
      const value = this.literal();
      this.field('literal', value);
      return value;
    };
    // Children come in the order in which they are written: arguments before bodies.
    const build = (term: Term): Expression => {
      if (term.kind === 'model' || term.kind === 'compound') throw new Error('not in a file');
      if (term.kind === 'given' && term.column === 'given') {
        if (columns === 0) throw new Error('a given column in a file without any');
        const column = this.choose(new Array<number>(columns).fill(1));
        this.field('given', `column ${column + 1}`);
        return { kind: 'given', column: `column${column + 1}`, index: build(term.index) };
      }
      if (term.kind === 'hole' && term.symbol === 'decimal()') {
        const number = this.decimal();
        this.field('decimal', printExpression(number));
        return number;
      }
      if (term.kind === 'hole')
        return term.symbol === 'literal' ? { kind: 'literal', value: literal() } : build(derive(term.symbol));
      if (term.kind === 'past' || term.kind === 'given') return { ...term, index: build(term.index) };
      if (term.kind === 'apply') return { ...term, arguments: term.arguments.map(build) };
      if (term.kind === 'bind')
        return { ...term, arguments: term.arguments.map(build), body: build(term.body) };
      return term;
    };
    const model = (term: Term): Program => {
      if (term.kind === 'hole') return model(derive(term.symbol));
      if (term.kind === 'model')
        return { form: 'single', head: term.head, expression: build(term.expressions[0]) };
      if (term.kind !== 'compound') throw new Error('no model');
      const count = Number(this.natural()) + 1;
      this.field('parts', count);
      const parts = Array.from({ length: count }, () => model(term.part));
      return { form: term.head === 'piecewise' ? 'pieces' : 'sections', parts };
    };
    return model({ kind: 'hole', symbol: grammar.start });
  }

  // Section 9.1.
  private boundaries(pieces: number, rows: number): number[] {
    const starts = [0];
    for (let row = 1; starts.length < pieces; row++) {
      const left = pieces - starts.length;
      const among = rows - row;
      const slots = Math.max(1, Math.floor((left * 65536) / among));
      const begins =
        left === among || this.choose(among <= 65536 ? [among - left, left] : [65536 - slots, slots]) === 1;
      if (begins) starts.push(row);
    }
    this.field('pieces', starts.join(' '));
    return starts;
  }

  // Section 9.2.
  private rows(
    pieces: readonly Program[],
    starts: readonly number[],
    size: number,
    grid: DecimalGrid,
    rows: number,
    given: readonly { readonly grid: DecimalGrid; readonly rows: readonly bigint[] }[],
  ): bigint[] {
    const values: bigint[] = [];
    const columnOf = (name: string) => given[Number(name.slice('column'.length)) - 1];
    const meter = new Meter(Number.POSITIVE_INFINITY);
    const mostKeys = Math.min(
      2 ** 16,
      Math.floor(2 ** 20 / Math.max(1, 2 ** Math.ceil(Math.log2(size)) - 1)),
    );
    const literalRow = () => (size > 0 ? BigInt(this.symbol('literal', size)) : this.integer('literal'));
    const coder = (name: string, head: string): Coder => {
      const keys = new Map<string, string>();
      const biased = (units: number) => this.choose([65536 - units, units]);
      const drawn =
        size > 0
          ? symbolDraws(size, biased)
          : numberDraws(
              biased,
              () => this.adaptive(`${name} far`) === 1,
              () => this.integer(`${name} far`),
            );
      const within = (value: bigint) =>
        size > 0 ? ((value % BigInt(size)) + BigInt(size)) % BigInt(size) : value;
      const heads: Record<string, Coder> = {
        exact: (p) => p ?? literalRow(),
        patched: (p) => (p === undefined || this.adaptive(`${name} miss`) === 1 ? literalRow() : p),
        noisy: (p) => (p === undefined ? literalRow() : p + this.integer(`${name} residual`)),
        drawn: (p) => (p === undefined ? literalRow() : within(p + drawn())),
        context: (p) => {
          const key = String(p);
          if (!keys.has(key)) keys.set(key, keys.size < mostKeys ? `context ${key}` : 'shared context');
          return BigInt(this.symbol(`${name} ${keys.get(key)}`, size));
        },
      };
      return heads[head];
    };
    for (const [index, piece] of pieces.entries()) {
      const start = starts[index];
      const sections = piece.form === 'single' ? [piece] : piece.form === 'sections' ? piece.parts : [];
      const coders = sections.map((section, at) => {
        if (section.form !== 'single') throw new Error('a compound model where none can stand');
        const world = {
          past: (row: number) => values[start + at + row * sections.length],
          given: (column: string, row: number) => {
            if (column === '') return pieces.length > 1 && row < start ? values[row] : undefined;
            const place = start + at + row * sections.length;
            return place < (starts[index + 1] ?? rows) ? columnOf(column).rows[place] : undefined;
          },
        };
        if (section.head === 'measured') {
          // Section 9.4.
          const measured = measuredRows(
            grid,
            (units) => this.choose([65536 - units, units]),
            (bits) => this.raw(bits),
            literalRow,
          );
          const real = (value: bigint | undefined, of = grid) =>
            value === undefined ? Number.NaN : gridValue(value, of);
          const reals = {
            past: (row: number) => real(world.past(row)),
            given: (column: string, row: number) =>
              real(world.given(column, row), column === '' ? grid : columnOf(column).grid),
          };
          const predict = compileRealRow(section.expression);
          return (row: number) => measured(predict(row, reals, meter) ?? Number.NaN);
        }
        const code = coder(`piece ${index} section ${at}`, section.head);
        const predict = compileRow(section.expression);
        return (row: number) => code(predict(row, world, meter));
      });
      for (let row = start; row < (starts[index + 1] ?? rows); row++) {
        const next = coders[(row - start) % coders.length];
        values.push(next(Math.floor((row - start) / coders.length)));
        this.field(`row ${row}`, values[row]);
      }
    }
    return values;
  }

  private field(name: string, value: string | number | bigint): void {
    const bits = this.bits - this.bitsAtLastField;
    this.bitsAtLastField = this.bits;
    this.trace.push({ name, value: String(value), bits, range: this.range, code: this.code });
  }
}

/** The number at a place among those of so many significant digits, in units of the last place of the smallest. */
function unfolded(place: bigint, significant: number): bigint {
  const first = 10n ** BigInt(significant - 1);
  let rest = place < 0n ? -place : place;
  let unit = 1n;
  while (rest >= 10n * first) {
    rest -= 9n * first;
    unit *= 10n;
  }
  return (place < 0n ? -rest : rest) * unit;
}

/** Of digits with a point in front of number `split`, how many behind it are among the significant ones. */
function shownOf(text: string, split: number, significant: number): number {
  const first = text.search(/[1-9]/);
  return first < 0 ? 0 : Math.max(0, first + significant - split);
}

/** Section 2: what of a named grammar is in the checksum. */
function sealed(version: number, text: Uint8Array | undefined): Uint8Array {
  if (text === undefined || version === 2) return text ?? new Uint8Array();
  const grammar = parseGrammar(new TextDecoder().decode(text), 'grammar');
  return createHash('sha256').update(canonicalForm(grammar)).digest();
}

/** Section 7.3. */
function canonicalForm(grammar: Grammar): string {
  const lists = (term: Term): string => {
    const { kind } = term;
    if (kind === 'literal') return `(literal ${term.value})`;
    if (kind === 'decimal') return `(decimal ${term.digits} ${term.exponent})`;
    if (kind === 'variable') return `(variable ${term.name})`;
    if (kind === 'hole') return `(hole ${term.symbol.replace('()', '')})`;
    if (kind === 'past') return `(past ${lists(term.index)})`;
    if (kind === 'given') return `(${term.column === '' ? 'before' : 'given'} ${lists(term.index)})`;
    if (kind === 'apply') return `(apply ${[term.primitive, ...term.arguments.map(lists)].join(' ')})`;
    if (kind === 'model') return `(model ${[term.head, ...term.expressions.map(lists)].join(' ')})`;
    if (kind === 'compound') return `(compound ${term.head} ${lists(term.part)})`;
    return `(bind ${[term.binder, term.variable, ...term.arguments.map(lists), lists(term.body)].join(' ')})`;
  };
  let text = `start ${grammar.start}\n${grammar.numbers === 'real' ? 'numbers real\n' : ''}`;
  for (const name of grammar.symbols.map((symbol) => symbol.name).sort()) {
    const { type, productions } = grammar.symbols.find((symbol) => symbol.name === name)!;
    text += `symbol ${name} ${type}\n`;
    for (const { weight, given, term } of productions)
      text += `${weight}${given ? ' given' : ''} ${lists(term)}\n`;
  }
  return text;
}
