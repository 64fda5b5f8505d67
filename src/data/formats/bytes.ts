import { ALL_BYTES } from '../alphabets.js';
import type { Format } from '../format.js';

/** Any bytes, a symbol each: where they are asked for, and for files that are no text. */
export const BYTES: Format = {
  kinds: ['bytes', 'symbol'],
  columns: false,
  binary: true,
  partial: true,
  detect: ({ options, binary }) => (options.kind === 'bytes' || binary >= 0 ? 'certain' : 'none'),
  locate: ({ bytes, options }) => ({
    kind: 'symbols',
    format: 'bytes',
    layout: { kind: 'run', start: 0, end: bytes.length },
    alphabet: options.kind === 'bytes' ? ALL_BYTES : undefined,
  }),
};
