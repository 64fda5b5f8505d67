import { packageVersion } from '../version.js';
import { ByteBuffer } from './byte-buffer.js';
import { ChoicePrice, ChoiceReader, type Choices, ChoiceWriter } from './choices.js';
import type { Compressor, Family } from './compressor.js';
import { seal, unseal } from './frame.js';

/** A model that predicts each byte from those before it, and learns as it goes. */
export interface ByteModel {
  /** Codes the next byte and learns from it. With a reader `byte` means nothing. Returns the byte that was coded. */
  code(choices: Choices, byte: number): number;
}

/** The compressor that codes one byte after the other under a model that the decoder makes anew. */
export function sequentialCompressor(name: string, family: Family, makeModel: () => ByteModel): Compressor {
  return {
    name,
    family,
    version: packageVersion(),
    compress(bytes) {
      const writer = new ChoiceWriter();
      const model = makeModel();
      for (const byte of bytes) model.code(writer, byte);
      return seal(name, bytes, writer.finish());
    },
    decompress(sealed) {
      return unseal(name, sealed, (code, length) => {
        const reader = new ChoiceReader(code);
        const model = makeModel();
        const bytes = new ByteBuffer();
        while (bytes.length < length) bytes.push(model.code(reader, 0));
        reader.finish();
        return bytes.toBytes();
      });
    },
    profile(bytes) {
      const price = new ChoicePrice();
      const model = makeModel();
      return Float64Array.from(bytes, (byte) => {
        const before = price.bits;
        model.code(price, byte);
        return price.bits - before;
      });
    },
  };
}
