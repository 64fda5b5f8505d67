import { amount, object, text } from '../shape.js';

/** What a report takes from a `kolmo.compress/1`. */
export const compression = object({
  inputBytes: amount,
  outputBytes: amount,
  headerBits: amount,
  programBits: amount,
  dataBits: amount,
  program: text,
});

export type CompressionReading = ReturnType<typeof compression>;
