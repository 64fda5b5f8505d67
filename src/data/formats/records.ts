import type { Format } from '../format.js';
import { recordLayoutOf } from '../record-layouts.js';
import { attemptOnce, outcomeOf } from '../source.js';

/** Kinds that make binary data records where they are asked for. */
const KINDS_TOLD: Format['kinds'] = ['integer'];

/** Binary integers of 2, 3, 4 or 8 bytes each and nothing else: where neighbours show that they are integers, or integers are asked for. */
export const RECORDS: Format = {
  kinds: KINDS_TOLD,
  columns: false,
  binary: true,
  partial: true,
  detect: (source) => (source.binary >= 0 && outcomeOf(layoutOf(source)) !== undefined ? 'certain' : 'none'),
  locate: (source) => {
    const layout = outcomeOf(layoutOf(source))!;
    const sign = layout.isSigned ? 'signed' : 'unsigned';
    const order = layout.isBigEndian ? 'most' : 'least';
    return {
      kind: 'records',
      format: `${sign} binary integers of ${layout.width} bytes, the ${order} significant one first`,
      layout,
    };
  },
};

const layoutOf = attemptOnce(({ bytes, options }) =>
  recordLayoutOf(
    bytes,
    KINDS_TOLD.some((kind) => kind === options.kind),
  ),
);
