const CLOCK = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/;

/** A time of day, or a span of hours, as it is written. */
export interface Clock {
  /** Since midnight. */
  readonly seconds: number;
  readonly hasSeconds: boolean;
  /** Whether the hour has two digits of which the first is 0, or one digit, or neither tells. */
  readonly padding: 'padded' | 'bare' | 'either';
}

/** Reads `9:05`, `09:05` and `09:05:30`; undefined for anything else. */
export function readClock(text: string): Clock | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds] = match;
  return {
    seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0),
    hasSeconds: seconds !== undefined,
    padding: hours.length === 1 ? 'bare' : hours.startsWith('0') ? 'padded' : 'either',
  };
}

/** Writes seconds since midnight. */
export function writeClock(seconds: number, hasSeconds: boolean, isPadded: boolean): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = two(Math.floor(seconds / 60) % 60);
  return `${isPadded ? two(hours) : hours}:${minutes}${hasSeconds ? `:${two(seconds % 60)}` : ''}`;
}
