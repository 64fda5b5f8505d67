import type { SearchResult } from '../search/result.js';
import type { Candidate } from './catalogue.js';
import type { Network } from './compressor.js';
import type { Measured, News } from './measurement.js';
import type { Ending } from './measuring.js';
import type { ComparisonRow, ProfileSeries } from './result.js';

/** What the process of one compressor told, so far. */
export interface Measurement {
  readonly candidate: Candidate;
  readonly runs: Measured[];
  readonly failures: { readonly form: string; readonly reason: string }[];
  headerBytes: number | null;
  peakBytes: number | null;
  network?: Network;
  profile?: ProfileSeries;
  search?: SearchResult;
  ending: Ending;
}

/** Of a process that was not started. */
export function newMeasurement(candidate: Candidate): Measurement {
  const unknown = { headerBytes: null, peakBytes: null };
  return { candidate, runs: [], failures: [], ...unknown, ending: 'interrupted' };
}

/** Adds a piece of news. */
export function note(measurement: Measurement, news: Exclude<News, { kind: 'progress' }>): void {
  switch (news.kind) {
    case 'header':
      measurement.headerBytes = news.bytes;
      return;
    case 'measured':
      measurement.runs.push(news.measured);
      measurement.peakBytes = news.peakBytes;
      return;
    case 'failure':
      measurement.failures.push(news);
      return;
    case 'search':
      measurement.search = news.result;
      return;
    case 'network':
      measurement.network = news.network;
      return;
    case 'profile':
      measurement.profile = { name: measurement.candidate.name, bits: news.bits };
  }
}

/** The shortest verified output; where there is none, the shortest that was not verified or the reason. */
export function rowOf(measurement: Measurement, fileBytes: number, rows: number): ComparisonRow {
  const { candidate, runs, failures, headerBytes, peakBytes, network, ending } = measurement;
  const { name, family, version } = candidate;
  const best = [...runs].sort(
    (one, other) => Number(other.verified) - Number(one.verified) || one.bytes - other.bytes,
  )[0];
  const about = { name, family, version, headerBytes, peakBytes };
  if (best === undefined) {
    const reason = typeof ending === 'object' ? ending.reason : failures[0]?.reason;
    const nothing = { bytes: null, bits: null, bitsPerSymbol: null, ratio: null };
    const never = { encodeSeconds: null, decodeSeconds: null, verified: false };
    return {
      ...about,
      ...nothing,
      ...never,
      form: failures[0]?.form ?? 'file',
      failure: reason ?? 'no output',
    };
  }
  const { bytes } = best;
  return {
    ...about,
    ...best,
    bits: 8 * bytes,
    bitsPerSymbol: (8 * bytes) / rows,
    ratio: bytes / fileBytes,
    ...(network !== undefined && {
      parameters: network.parameters,
      bytesWithParameters: bytes + network.unsentBytes,
    }),
  };
}

/** Verified ones first, then by length. */
export function byLength(one: ComparisonRow, other: ComparisonRow): number {
  if (one.verified !== other.verified) return one.verified ? -1 : 1;
  return (one.bytes ?? Number.POSITIVE_INFINITY) - (other.bytes ?? Number.POSITIVE_INFINITY) || 0;
}
