import { InputError } from '../../errors.js';
import type { Format } from '../format.js';
import { recordLayoutOf } from '../record-layouts.js';
import { attemptOnce, outcomeOf, type Source } from '../source.js';
import type { RecordLayout } from '../surface.js';
import { RECORD_KINDS, type RecordKind } from '../told-kinds.js';

/** The kind that makes binary data records of whatever layout suits. */
const ANY_LAYOUT = 'integer';

/** Binary integers of equal width and nothing else: where neighbours show that they are integers, integers are asked for, or their layout is told. */
export const RECORDS: Format = {
  kinds: [ANY_LAYOUT, ...([...RECORD_KINDS.keys()] as RecordKind[])],
  columns: false,
  binary: true,
  partial: true,
  detect: (source) =>
    toldLayout(source) !== undefined || (source.binary >= 0 && outcomeOf(layoutOf(source)) !== undefined)
      ? 'certain'
      : 'none',
  locate: (source) => {
    const layout = toldLayout(source) ?? outcomeOf(layoutOf(source))!;
    requireWhole(source, layout);
    const sign = layout.isSigned ? 'signed' : 'unsigned';
    const order = layout.isBigEndian ? 'most' : 'least';
    return {
      kind: 'records',
      format:
        layout.width === 1
          ? `${sign} binary integers of a byte`
          : `${sign} binary integers of ${layout.width} bytes, the ${order} significant one first`,
      layout,
    };
  },
};

/** The layout that was asked for by name. */
function toldLayout({ options }: Source): RecordLayout | undefined {
  return options.kind === undefined ? undefined : RECORD_KINDS.get(options.kind);
}

/** @throws InputError where a record is cut off */
function requireWhole({ name, bytes }: Source, { width }: RecordLayout): void {
  const rest = bytes.length % width;
  if (rest > 0)
    throw new InputError(
      `${name}: ${bytes.length} bytes are no integers of ${width} bytes each: ${rest} of them are left over`,
    );
}

const layoutOf = attemptOnce(({ bytes, options }) => recordLayoutOf(bytes, options.kind === ANY_LAYOUT));
