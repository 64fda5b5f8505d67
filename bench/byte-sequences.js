/**
 * What short sequences of bytes cost: each line of a file is a JSON object with an `id` and a `sequence` of numbers from 0 to
 * 255, read as symbols of the alphabet of all bytes, so that no alphabet is left out of the price.
 *
 *   npm run build && node bench/byte-sequences.js FILE.jsonl [SECONDS, default 10] [WORKERS, default 2]
 *
 * Prints a line a sequence and the sum of the totals over 8 bits a symbol.
 */
import { readFileSync } from 'node:fs';
import { columnOf } from '../dist/data/column.js';
import { search } from '../dist/index.js';

const [file, seconds = '10', workers = '2'] = process.argv.slice(2);
const alphabet = Array.from({ length: 256 }, (_, byte) => byte);

let bits = 0;
let symbols = 0;
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const { id, sequence } = JSON.parse(line);
  const target = columnOf(sequence.map(BigInt));
  const dataset = { name: id, kind: 'symbol', target, given: [], decimals: 0, alphabet };
  const { best } = await search(dataset, {
    grammar: 'symbol',
    seconds: Number(seconds),
    workers: Number(workers),
    next: 0,
  });
  bits += best.totalBits;
  symbols += sequence.length;
  const share = best.totalBits / (8 * sequence.length);
  console.log(`${id}  ${best.totalBits.toFixed(1)} bits, ${share.toFixed(3)} of 8 a symbol  ${best.program}`);
}
console.log(
  `${bits.toFixed(1)} bits for ${symbols} symbols: ${(bits / (8 * symbols)).toFixed(4)} of 8 bits a symbol`,
);
