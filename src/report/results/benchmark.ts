import { amount, entriesOf, listOrNone, object, oneOf, optional, text } from '../shape.js';

const tally = { right: amount, wrong: amount, abstained: amount };

/** What a report takes from a `kolmo.bench/1`, the line that `bench --json` ends with. */
export const benchmark = object({
  ...tally,
  skipped: optional(amount),
  total: amount,
  bits: optional(amount),
  seconds: amount,
  /** What was known at earlier moments, by seconds a sequence. */
  at: (value, place) =>
    (optional(entriesOf(object(tally), 1000))(value, place) ?? []).map(([seconds, counts]) => ({
      seconds: amount(Number(seconds), `${place}: ${seconds.slice(0, 20)}`),
      ...counts,
    })),
  finders: (value, place) =>
    optional(entriesOf(object({ right: amount, wrong: amount }), 100))(value, place) ?? [],
});

/** What `bench` prints for a sequence, before it sums up. */
export const outcome = object({
  id: text,
  name: text,
  answer: oneOf('right', 'wrong', 'abstained', 'skipped'),
  program: optional(text),
  totalBits: optional(amount),
  nullBits: optional(amount),
  confidence: optional(amount),
  next: listOrNone(optional(text), 100_000),
});

export type BenchmarkReading = ReturnType<typeof benchmark>;
export type Outcome = ReturnType<typeof outcome>;
