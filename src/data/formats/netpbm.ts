import { InputError } from '../../errors.js';
import { BIT_DIGITS } from '../alphabets.js';
import { type Format, values } from '../format.js';
import { HASH, NEWLINE } from '../lines.js';
import { NUMERIC, type Source } from '../source.js';
import { addSpan, byteString, emptySpans, mistakeAt, type Spans } from '../spans.js';

/** The plain formats of Netpbm (https://netpbm.sourceforge.net/doc/): what an image is called, its numbers in front of the pixels, and those of a pixel. */
const IMAGES: Readonly<
  Record<string, { readonly name: string; readonly header: number; readonly samples: number }>
> = {
  P1: { name: 'PBM', header: 2, samples: 1 },
  P2: { name: 'PGM', header: 3, samples: 1 },
  P3: { name: 'PPM', header: 3, samples: 3 },
};

const BEGINNING = /^P[123](?=[\s#])/;

/** An image as text: bits of a PBM file, grey values of a PGM file, red, green and blue in turn of a PPM file, row by row. */
export const NETPBM: Format = {
  kinds: [...NUMERIC, 'bits'],
  columns: false,
  binary: false,
  partial: false,
  detect: (source) => (beginningOf(source) === '' ? 'none' : 'certain'),
  locate: (source) => {
    const { name, bytes, from } = source;
    const { name: image, header, samples } = IMAGES[beginningOf(source)];
    const words = wordsFrom(bytes, from + 2);
    const [width, height] = [0, 1].map((at) => headerNumber(source, words, at));
    for (let at = 2; at < header; at++) headerNumber(source, words, at);
    const [starts, ends] = [words.starts.slice(header), words.ends.slice(header)];
    const isBits = image === IMAGES.P1.name;
    const spans = isBits ? digitsOf(source, { starts, ends }) : { starts, ends };
    const count = width * height * samples;
    if (spans.starts.length !== count)
      throw new InputError(
        `${name}: the ${image} image has ${spans.starts.length} values, and ${width} x ${height} pixels take ${count}`,
      );
    const format = `${image} image of ${width} x ${height} pixels`;
    if (!isBits) return values(format, spans);
    return { kind: 'symbols', format, layout: { kind: 'spread', spans }, alphabet: BIT_DIGITS };
  },
};

function beginningOf({ bytes, from }: Source): string {
  return BEGINNING.exec(byteString(bytes, from, from + 3))?.[0] ?? '';
}

/** The words of a text between blanks, without what stands between a `#` and the end of its line. */
function wordsFrom(text: Uint8Array, from: number): Spans {
  const words = emptySpans();
  for (let at = from; at < text.length; at++) {
    if (text[at] === HASH) {
      while (at < text.length && text[at] !== NEWLINE) at++;
    } else if (text[at] > 32) {
      const start = at;
      while (at < text.length && text[at] > 32) at++;
      addSpan(words, start, at);
    }
  }
  return words;
}

/** @throws InputError where an image has no such number in front of its pixels */
function headerNumber({ name, bytes }: Source, { starts, ends }: Spans, at: number): number {
  const digits = at < starts.length ? byteString(bytes, starts[at], ends[at]) : '';
  if (/^\d{1,9}$/.test(digits)) return Number(digits);
  const offset = starts[at] ?? bytes.length;
  throw mistakeAt(
    name,
    bytes,
    offset,
    'expected a number of the head of the image: width, height, largest value',
  );
}

/** The digits 0 and 1 of a PBM image, between which no blanks need to be. */
function digitsOf({ name, bytes }: Source, { starts, ends }: Spans): Spans {
  const digits = emptySpans();
  for (const [word, start] of starts.entries()) {
    for (let at = start; at < ends[word]; at++) {
      if (bytes[at] !== 48 && bytes[at] !== 49)
        throw mistakeAt(name, bytes, at, 'expected 0 or 1, a pixel of the image');
      addSpan(digits, at, at + 1);
    }
  }
  return digits;
}
