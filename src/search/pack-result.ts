import { type Packed, pack } from '../codelength/packing.js';
import type { Description } from '../data/rebuild.js';
import type { Grammar } from '../grammar/grammar.js';
import { winningReading } from './readings.js';
import type { SearchResult } from './result.js';

/**
 * The shortest file that stands for bytes, with what a search found in them if that is shorter so.
 *
 * @param description how the bytes were read for the search
 * @param result none where there was nothing to search
 * @param told the grammar that was asked for, if one was
 * @param until when to be done, see {@link pack}
 */
export function packResult(
  bytes: Uint8Array,
  description: Description,
  result: SearchResult | undefined,
  told?: Grammar,
  until?: number,
): Packed {
  if (result === undefined) return pack(bytes, description, undefined, until);
  const { dataset, grammar } = winningReading(description.dataset, result.readings, told);
  return pack(bytes, { ...description, dataset }, { grammar, model: result.best.model }, until);
}
