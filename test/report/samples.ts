import { type Result, readResults } from '../../src/report/results/documents.js';

/** The texts that a result may bring from outside. */
export interface Texts {
  /** Names of data, columns, tools and files. */
  readonly name: string;
  readonly program: string;
  /** A predicted term, a reason, a form. */
  readonly words: string;
}

const PLAIN: Texts = { name: 'some name', program: 'exact(n^2)', words: 'some words' };

/** A `kolmo.search/1` as `search --json` prints it. Lengths are made up. */
export function sampleSearch({ name, program, words }: Texts = PLAIN) {
  const model = (programBits: number, dataBits: number) => ({
    program,
    head: 'exact',
    programBits,
    dataBits,
    totalBits: programBits + dataBits,
    foundBy: name,
  });
  return {
    schema: 'kolmo.search/1',
    dataset: { name, kind: 'integer', rows: 100, format: words },
    grammar: name,
    seed: 1,
    workers: 2,
    seconds: 3,
    evaluated: 12345,
    distinct: 2345,
    stopReason: 'time-limit',
    certified: false,
    compoundBits: null,
    frontierBits: 17.5,
    nullBits: 900.5,
    readings: [
      { kind: words, symbols: 4, grammar: name, bits: 12, program, totalBits: 57.25 },
      { kind: 'integer', symbols: 0, grammar: 'integer', bits: 0, program, totalBits: 80.5 },
    ],
    strategies: [{ name, evaluated: 12345, gainedBits: 843.25, share: 1 }],
    history: [
      { seconds: 0, evaluated: 0, totalBits: 900.5 },
      { seconds: 0.25, evaluated: 40, totalBits: 57.25 },
    ],
    best: {
      ...model(20.25, 37),
      next: [words, null],
      predictedBy: `${program} + 1`,
      confidence: 0.75,
    },
    fit: {
      rows: 100,
      rootMeanSquare: 0.0125,
      medianAbsolute: 0.01,
      explained: 0.99999,
      largest: [{ row: 7, value: 3.5, computed: 3.25 }],
      sample: [
        { row: 0, value: 1, computed: 1.125 },
        { row: 7, value: 3.5, computed: 3.25 },
        { row: 99, value: -2e9, computed: -2e9 },
      ],
    },
    inputs: { used: [name], unused: [], skipped: [] },
    frontier: [model(5, 500), model(20.25, 37), model(60, 0)],
    alternatives: [
      { ...model(20.25, 37), next: [words, null], weight: 0.75 },
      { ...model(21.25, 37), next: [words, words], weight: 0.25 },
    ],
  };
}

/** A `kolmo.compare/1` with a compressor a family, one that is the shortest but not verified, and one that failed. */
export function sampleComparison(texts: Texts = PLAIN) {
  const { name, program, words } = texts;
  const row = (tool: string, family: string, bytes: number, verified = true) => ({
    ...{ name: tool, family, version: words, form: words, bytes, headerBytes: 5, bits: 8 * (bytes - 5) },
    ...{ bitsPerSymbol: (8 * bytes) / 100, ratio: bytes / 400, encodeSeconds: 0.5, decodeSeconds: 0.25 },
    ...{ peakBytes: null, verified },
  });
  return {
    schema: 'kolmo.compare/1',
    dataset: { name, kind: 'integer', rows: 100, bytes: 400, format: words },
    rows: [
      { ...row('kolmo', 'program', 50), program },
      row(name, 'classical', 90),
      row('xz', 'system', 80),
      row('untrue', 'system', 20, false),
      { ...row('lstm', 'neural', 70), parameters: 20_000 },
      { ...row('broken', 'neural', 10, false), failure: words },
    ],
    absent: [{ name, reason: words }],
    entropies: [6, 5, 2, 0.5],
    profile: {
      rows: 100,
      series: [
        { name: 'kolmo', bits: Array.from({ length: 50 }, () => 1) },
        { name, bits: Array.from({ length: 50 }, (_, bin) => 8 / (bin + 1)) },
      ],
    },
    search: sampleSearch(texts),
  };
}

/** The lines of `bench --json`. */
export function sampleBenchmark({ name, program, words }: Texts = PLAIN) {
  const tally = { right: 6, wrong: 1, abstained: 3, skipped: 1 };
  return [
    { id: name, name, answer: 'right', program, totalBits: 20, nullBits: 90, confidence: 0.9, next: [words] },
    { id: name, name, answer: 'skipped' },
    {
      schema: 'kolmo.bench/1',
      ...tally,
      total: 10,
      bits: 1234.5,
      seconds: 50,
      at: { 1: { right: 4, wrong: 1, abstained: 5, skipped: 1 }, 10: tally },
      finders: { [name]: { right: 6, wrong: 1 } },
    },
  ];
}

export function sampleCompression({ program }: Texts = PLAIN) {
  const bits = { headerBits: 80, programBits: 20.25, dataBits: 37 };
  return { schema: 'kolmo.compress/1', inputBytes: 400, outputBytes: 50, ...bits, program };
}

export function sampleDistances({ name }: Texts = PLAIN) {
  const distances = [
    [0.03, 0.9],
    [0.875, 0.04],
  ];
  return { schema: 'kolmo.ncd/1', names: [name, 'other'], compressor: name, distances };
}

/** Objects as lines of JSON, read like a file. */
export function read(objects: readonly unknown[], source = 'sample.json'): readonly Result[] {
  return readResults(Buffer.from(objects.map((object) => JSON.stringify(object)).join('\n')), source);
}

/** A result of every schema. */
export function allSamples(texts: Texts = PLAIN): readonly Result[] {
  return read(
    [
      sampleSearch(texts),
      sampleComparison({ ...texts, name: `${texts.name}2` }),
      sampleComparison({ ...texts, name: `${texts.name}3` }),
      ...sampleBenchmark(texts),
      sampleCompression(texts),
      sampleDistances(texts),
    ],
    `${texts.name}.json`,
  );
}
