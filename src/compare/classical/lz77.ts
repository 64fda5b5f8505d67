import { FileFormatError } from '../../errors.js';
import { packageVersion } from '../../version.js';
import { ByteBuffer } from '../byte-buffer.js';
import { ChoiceReader, ChoiceWriter } from '../choices.js';
import type { Compressor } from '../compressor.js';
import { seal, unseal } from '../frame.js';
import { LITERAL, REPEAT, TokenModel } from './lz-tokens.js';
import { MatchFinder, WINDOW } from './match-finder.js';
import { advance, Parser, startingHistory } from './parsing.js';

/**
 * LZ77 (Ziv & Lempel, "A universal algorithm for sequential data compression", IEEE Trans. IT 23, 1977) with an optimal parsing
 * and adaptive arithmetic coding of its tokens.
 */
export const lz77: Compressor = {
  name: 'lz77',
  family: 'classical',
  version: packageVersion(),
  compress(bytes) {
    const writer = new ChoiceWriter();
    const model = new TokenModel();
    const parser = new Parser(bytes, new MatchFinder(bytes), model);
    const history = startingHistory();
    let at = 0;
    while (at < bytes.length) {
      for (const token of parser.parse(at, history)) {
        const { kind, length, distance } = token;
        model.kind(writer, history.state, kind);
        if (kind === LITERAL) model.literal(writer, at > 0 ? bytes[at - 1] : 0, bytes[at]);
        else {
          if (kind === REPEAT) model.repeat(writer, history.repeats.indexOf(distance));
          model.length(writer, kind, length);
          if (kind !== REPEAT) model.distance(writer, length, distance);
        }
        advance(history, token);
        at += length;
      }
    }
    return seal(lz77.name, bytes, writer.finish());
  },
  decompress(sealed) {
    return unseal(lz77.name, sealed, (code, size) => {
      const reader = new ChoiceReader(code);
      const model = new TokenModel();
      const history = startingHistory();
      const bytes = new ByteBuffer();
      while (bytes.length < size) {
        const kind = model.kind(reader, history.state, LITERAL);
        if (kind === LITERAL) {
          bytes.push(model.literal(reader, bytes.back(1), 0));
          advance(history, { kind, length: 1, distance: 0 });
          continue;
        }
        const repeated = kind === REPEAT ? history.repeats[model.repeat(reader, 0)] : 0;
        const length = model.length(reader, kind, 1);
        const distance = kind === REPEAT ? repeated : model.distance(reader, length, 1);
        if (distance > Math.min(bytes.length, WINDOW)) {
          throw new FileFormatError('lz77: a match begins before the data; the file is damaged');
        }
        if (bytes.length + length > size) {
          throw new FileFormatError('lz77: a match goes on behind the end; the file is damaged');
        }
        bytes.repeat(distance, length);
        advance(history, { kind, length, distance });
      }
      reader.finish();
      return bytes.toBytes();
    });
  },
};
