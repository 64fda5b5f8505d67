import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findingOf } from '../api/finding.js';
import type { Finding } from '../conjecture/knowledge.js';
import { exactRows } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { sliceDataset } from '../data/sections.js';
import { InputError } from '../errors.js';
import { fileError } from '../files/system-error.js';
import { type Grammar, requireIntegers } from '../grammar/grammar.js';
import type { SearchResult } from '../search/result.js';
import { otherDigest } from './checkpoint-file.js';
import { loadExcerpt } from './data-options.js';
import { grammarFor } from './grammar-input.js';
import { say } from './output.js';
import { type SearchFlags, secondsOf, secondsToLook } from './search-options.js';
import { searchWithFlags } from './search-session.js';
import { shownName } from './shown.js';

export interface RulesFlags extends SearchFlags {
  /** Seconds for all searches together. */
  readonly limit?: number;
  /** Rows at the end of each dataset that searches do not see. */
  readonly hidden: number;
  /** A directory with a checkpoint a dataset. */
  readonly checkpoint?: string;
}

/** What was found in a dataset, for people. Lengths in bits. */
export interface FoundTotals {
  readonly name: string;
  readonly program: string;
  readonly totalBits: number;
  readonly nullBits: number;
  readonly certified: boolean;
  /** Of a table, the column that is explained: alone, as if the others were not there. */
  readonly column?: string;
}

export interface AllFindings {
  readonly findings: readonly Finding[];
  readonly totals: readonly FoundTotals[];
  readonly grammar: Grammar;
  readonly interrupted: boolean;
}

/** Rows that searches are left with at least, whatever is hidden. */
const LEAST_ROWS = 8;

/** Seconds of a search that only has to price what an earlier one found. */
const PRICING_TIME = 0.01;

/**
 * Searches each dataset, or takes what a checkpoint has of it.
 * @throws InputError where a file cannot be read, and where the datasets are of kinds with different grammars
 */
export async function findAll(files: readonly string[], flags: RulesFlags): Promise<AllFindings> {
  const { limit, hidden, checkpoint, ...rest } = flags;
  if (checkpoint !== undefined) await makeDirectory(checkpoint);
  const findings: Finding[] = [];
  const totals: FoundTotals[] = [];
  const start = performance.now();
  let grammar: Grammar | undefined;
  let interrupted = false;
  for (const [index, file] of files.entries()) {
    const remaining = (limit ?? Number.POSITIVE_INFINITY) - (performance.now() - start) / 1000;
    if (interrupted || remaining <= 0) break;
    const { read, left } = await loadExcerpt(file, { inputs: [] }, Math.min(secondsToLook(flags), remaining));
    const { dataset, column } = read;
    const own = await grammarFor(flags, dataset);
    requireIntegers(own);
    grammar ??= own;
    if (own.name !== grammar.name) {
      throw new InputError(
        `${shownName(file)} wants grammar ${own.name} and those before it ${grammar.name}: name one with --grammar, or give them apart`,
      );
    }
    if (flags.verbose || process.stderr.isTTY) {
      say(`${index + 1} of ${files.length}: ${dataset.name}`);
    }
    const seconds = Math.min(left, secondsOf(flags), remaining);
    const [seen, behind] = split(dataset, hidden);
    const kept = checkpoint === undefined ? undefined : await checkpointOf(checkpoint, file, seen, own);
    const isKnown = kept !== undefined && existsSync(kept);
    const result = await searchWithFlags(
      seen,
      {
        ...rest,
        ...(Number.isFinite(seconds) && { time: seconds }),
        ...(isKnown && { time: PRICING_TIME }),
        ...(kept !== undefined && { checkpoint: kept, resume: isKnown }),
      },
      1,
      { asRead: true },
    );
    interrupted = result.stopReason === 'interrupted';
    findings.push(findingOf(seen, result, behind));
    if (result.found)
      totals.push({ ...totalsOf(dataset.name, result), ...(column !== undefined && { column }) });
  }
  if (grammar === undefined) throw new InputError('there are no data files to find rules in');
  return { findings, totals, grammar, interrupted };
}

/** Bytes of a file's name that the name of its checkpoint begins with, if it is no longer. */
const MOST_OF_NAME = 150;

/**
 * The checkpoint of a dataset: `NAME.json`, or with a digest of the data where that is the checkpoint of another file of this name.
 * @throws InputError where that is no checkpoint
 */
async function checkpointOf(
  directory: string,
  file: string,
  dataset: Dataset,
  grammar: Grammar,
): Promise<string> {
  const name = basename(file);
  const stem = Buffer.byteLength(name) > MOST_OF_NAME ? 'data' : name;
  const plain = join(directory, `${stem}.json`);
  const digest = await otherDigest(plain, dataset, grammar);
  return digest === undefined ? plain : join(directory, `${stem}.${digest.slice(0, 12)}.json`);
}

function totalsOf(name: string, { best, nullBits, certified }: SearchResult): FoundTotals {
  return { name, program: best.program, totalBits: best.totalBits, nullBits, certified };
}

/** The dataset without its last rows, and these. */
function split(dataset: Dataset, hidden: number): [Dataset, readonly bigint[]] {
  const rows = rowsOf(dataset);
  const kept = Math.max(Math.min(rows, LEAST_ROWS), rows - hidden);
  const behind = exactRows(sliceDataset(dataset, kept, rows).target).filter((value) => value !== undefined);
  return [sliceDataset(dataset, 0, kept), behind];
}

/** The files named, and those in the directories named, in order of name. */
export async function expand(files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (file !== '-' && existsSync(file) && (await stat(file)).isDirectory()) {
      const inside = (await readdir(file)).filter((name) => !name.startsWith('.'));
      found.push(...inside.sort().map((name) => join(file, name)));
    } else found.push(file);
  }
  return found;
}

async function makeDirectory(name: string): Promise<void> {
  try {
    await mkdir(name, { recursive: true });
  } catch (error) {
    throw fileError(`make the directory ${shownName(name)}`, error);
  }
}
