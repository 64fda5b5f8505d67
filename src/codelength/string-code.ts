import type { Meter } from '../language/work.js';
import type { FileDecisions } from './decision-coders.js';
import { BYTE_STEPS } from './file-limits.js';
import { codeCount } from './natural-code.js';
import { codeSymbol, symbolNodes } from './symbol-model.js';

/** Strings that files are full of, with their frequencies; the last entry stands for all other strings. */
const USUAL: readonly (readonly [text: string, frequency: number])[] = [
  ['', 16],
  ['\n', 14],
  [',', 8],
  [' ', 5],
  [', ', 5],
  ['\r\n', 3],
  ['\t', 2],
  [']\n', 2],
  [';', 1],
  ['[', 1],
  [']', 1],
];
const OTHER_FREQUENCY = 6;

const USUAL_BYTES = USUAL.map(([text]) => new Uint8Array(Buffer.from(text, 'latin1')));
const FREQUENCIES = [...USUAL.map(([, frequency]) => frequency), OTHER_FREQUENCY];
const OTHER = USUAL.length;

const EMPTY = new Uint8Array();

/** Bytes that are charged at once. */
const BLOCK = 2 ** 10;

const BYTE_NODES = symbolNodes(256);

/** Codes the byte strings of one file; what it learns from one helps with the next. */
export class StringCoder {
  /** The nodes of 256 models of a byte, one for each byte before it; reserved when first needed. */
  private base: number | undefined;

  /** @param meter charged for every byte */
  constructor(
    private readonly decisions: FileDecisions,
    private readonly meter: Meter,
  ) {}

  /** Codes a string: one of the usual ones, or its length and its bytes. A reader needs no string. */
  code(string: Uint8Array = EMPTY): Uint8Array {
    const wanted = USUAL_BYTES.findIndex((usual) => Buffer.compare(usual, string) === 0);
    const coded = this.decisions.choose(wanted < 0 ? OTHER : wanted, FREQUENCIES);
    return coded === OTHER ? this.codeBytes(string) : USUAL_BYTES[coded];
  }

  /** Codes a length and as many bytes, each under the byte before it, the first under 0. */
  codeBytes(string: Uint8Array = EMPTY): Uint8Array {
    const base = () => {
      this.base ??= this.decisions.reserve(256 * BYTE_NODES);
      return this.base;
    };
    return this.#codeEach(string, base, (first, before, byte) =>
      codeSymbol(this.decisions, first + before * BYTE_NODES, 256, byte),
    );
  }

  /** Codes a length and as many bytes of eight bits each. */
  codeRaw(string: Uint8Array = EMPTY): Uint8Array {
    return this.#codeEach(
      string,
      () => 0,
      (_first, _before, byte) => this.decisions.raw(byte ?? 0, 8),
    );
  }

  #codeEach(
    string: Uint8Array,
    prepare: () => number,
    codeByte: (prepared: number, before: number, byte: number) => number,
  ): Uint8Array {
    const length = codeCount(this.decisions, string.length);
    const prepared = prepare();
    let coded = new Uint8Array(Math.min(length, BLOCK));
    let before = 0;
    for (let at = 0; at < length; at++) {
      // A length is no promise: memory is taken as bytes come.
      if (at === coded.length) coded = grown(coded, Math.min(length, 2 * at));
      if (at % BLOCK === 0) this.#charge(Math.min(BLOCK, length - at));
      before = codeByte(prepared, before, string[at]);
      coded[at] = before;
    }
    return coded;
  }

  #charge(bytes: number): void {
    this.meter.spend(BYTE_STEPS * bytes);
    this.meter.hold(Math.ceil(bytes / 8));
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
}
