import type { Format } from '../format.js';

/** Any bytes, eight bits each, where bits are asked for that do not stand there as digits. */
export const PACKED_BITS: Format = {
  kinds: ['bits'],
  columns: false,
  binary: true,
  partial: true,
  detect: ({ options }) => (options.kind === 'bits' ? 'possible' : 'none'),
  locate: () => ({ kind: 'packed-bits', format: 'bytes, eight bits each' }),
};
