/**
 * Kills searches at random moments (SIGKILL), each going on from the checkpoint of the one before, and checks that the
 * checkpoint can always be read and its best never gets worse:
 *
 *     node --import tsx bench/kill.ts [data, default some digits] [runs, default 50] [seed, default 1]
 *
 * Prints a line a run; exits with 1 at the first violation.
 */
import { join } from 'node:path';
import { buildPackage } from '../test/built-package.js';
import { killedRuns } from '../test/cli/killed-runs.js';
import { scratch } from '../test/cli/kolmo.js';
import { randomFrom } from '../test/codelength/mutation.js';

/** A process needs some tenths of a second to start; the first checkpoint comes a second after that. */
const SHORTEST = 300;
const LONGEST = 8000;

buildPackage();
const data = process.argv[2] ?? '9,4,5,8,0,7,3,0,2,1,5,7,3,6,8,1,9,3,0,3,6,4,2,6,2,1,2,9,9,7,2,2,0,0,3,3';
const runs = Number(process.argv[3] ?? 50);
const random = randomFrom(Number(process.argv[4] ?? 1));

const lives = Array.from({ length: runs }, () => SHORTEST + Math.floor((LONGEST - SHORTEST) * random()));
let best = Number.POSITIVE_INFINITY;
let run = 0;
for await (const { life, totalBits } of killedRuns(data, join(scratch().directory, 'kept.json'), lives)) {
  console.log(`${++run}: killed after ${life} ms, best ${totalBits.toFixed(2)} bits`);
  if (totalBits > best) {
    console.error(`worse than the ${best.toFixed(2)} bits before`);
    process.exit(1);
  }
  best = totalBits;
}
