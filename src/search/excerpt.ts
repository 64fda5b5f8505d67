import type { Limits } from '../data/part.js';

/** Bytes that a reader takes in, and rows that are priced without structure, in a tenth of a second each. */
const BYTES_PER_SECOND = 500_000;
const ROWS_PER_SECOND = 100_000;

/** So many rows are priced in some tenths of a second, in which a search hears of nothing. Of more it takes fewer for each second that it has. */
const MANY_ROWS = 1_000_000;
const SHARE_OF_MORE = 0.2;

/** What of long data a search of so many seconds can look at: reading and pricing it leaves nine tenths of the time for programs. */
export function excerptWithin(seconds: number): Limits {
  const rows = ROWS_PER_SECOND * seconds;
  return {
    bytes: Math.ceil(BYTES_PER_SECOND * seconds),
    rows: Math.ceil(Math.min(rows, MANY_ROWS + SHARE_OF_MORE * Math.max(0, rows - MANY_ROWS))),
  };
}

/** How a limit of time is divided when a file is to be written in the end. */
export interface Division {
  /** Seconds to search. */
  readonly search: number;
  /** Rows to search in. */
  readonly rows: number;
}

/** Seconds that it takes to store a byte, and to write a row with a model and read it back. */
const STORING = 0.2e-6;
const WRITING = 4e-6;

/** What writing may take of a limit, unless storing takes more. */
const MOST_WRITING = 0.4;

/** A search is given this share of a limit at least. */
const LEAST_SEARCH = 0.1;

/** Seconds of a limit that are left to a search where reading took some. */
export function secondsLeft(seconds: number, spent: number): number {
  return Math.max(LEAST_SEARCH * seconds, seconds - spent);
}

/**
 * Divides a limit between searching and writing.
 *
 * @param seconds limit for all; infinite where there is none
 * @param spent seconds of it that reading took
 * @param bytes that are to be stored, and `rows` that are to be written with a model
 */
export function divideTime(seconds: number, spent: number, bytes: number, rows: number): Division {
  const writing = STORING * bytes + Math.min(WRITING * rows, MOST_WRITING * seconds);
  return {
    search: secondsLeft(seconds, spent + writing),
    rows: Math.min(rows, excerptWithin(seconds).rows),
  };
}

/** Whether a limit is too short to find out what bytes are. */
export function isTooLong(bytes: number, seconds: number): boolean {
  return bytes > 2 * excerptWithin(seconds).bytes;
}

/** Milliseconds behind a limit until which a file may be written. */
const GRACE = 500;
const SHARE_OF_GRACE = 0.1;

/** When to be done with writing, in milliseconds of `performance.now()`, for a limit that began at `started`. */
export function writingEnd(seconds: number, started: number): number {
  return (
    Math.max(started + 1000 * seconds, performance.now()) + Math.max(GRACE, 1000 * SHARE_OF_GRACE * seconds)
  );
}
