/**
 * Reads damaged and invented `.kolmo` files and checks that each is read or refused within two seconds of
 * processor time (clock time is shown as well) and 256 MB:
 *
 *     node --import tsx bench/fuzz-files.ts [files, default 100000] [seed, default 1]
 *
 * Prints a summary (files tried again count again); exits with 1, and the file in hexadecimal, at the first violation.
 */
import { readFile } from '../src/codelength/file.js';
import { FileFormatError } from '../src/errors.js';
import { mutate, randomFrom, seedFiles } from '../test/codelength/mutation.js';

const MOST_MILLISECONDS = 2000;
const MOST_BYTES = 256 * 2 ** 20;

const files = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const random = randomFrom(seed);
const seeds = seedFiles();

let read = 0;
let refused = 0;
let slowest = 0;
/** Milliseconds on the clock, for comparison: other processes count here. */
let longestWall = 0;
let slowestFile: Uint8Array = new Uint8Array();

function fail(file: Uint8Array, reason: string): never {
  console.error(`${reason}: ${Buffer.from(file).toString('hex')}`);
  process.exit(1);
}

/** Milliseconds of processor time to read or refuse a file. */
function attempt(file: Uint8Array): number {
  const begun = performance.now();
  const start = process.cpuUsage();
  try {
    readFile(file);
    read++;
  } catch (error) {
    if (!(error instanceof FileFormatError)) fail(file, String(error));
    refused++;
  }
  const { user, system } = process.cpuUsage(start);
  longestWall = Math.max(longestWall, performance.now() - begun);
  return (user + system) / 1000;
}

for (let i = 0; i < files; i++) {
  const file = mutate(seeds, random);
  let milliseconds = attempt(file);
  // Even processor time is inflated by spikes of load: a file is slow if it is slow three times.
  for (let more = 0; more < 2 && milliseconds > MOST_MILLISECONDS; more++) {
    milliseconds = Math.min(milliseconds, attempt(file));
  }
  if (milliseconds > MOST_MILLISECONDS) fail(file, `${milliseconds.toFixed(0)} ms`);
  if (milliseconds > slowest) {
    slowest = milliseconds;
    slowestFile = file;
  }
}

const peak = process.resourceUsage().maxRSS * 1024;
if (peak > MOST_BYTES) fail(new Uint8Array(), `${(peak / 2 ** 20).toFixed(0)} MB at the peak`);
console.log(
  `${files} files, seed ${seed}: ${read} read, ${refused} refused; ` +
    `slowest ${slowest.toFixed(0)} ms, ${longestWall.toFixed(0)} ms on the clock (${Buffer.from(slowestFile.subarray(0, 64)).toString('hex')}), ` +
    `peak ${(peak / 2 ** 20).toFixed(0)} MB`,
);
