import { execFileSync } from 'node:child_process';
import { dyadic, unitInLastPlace } from './units.js';

/** A function of one or two numbers, how PARI/GP writes it, and the arguments that it is compared at. */
export interface Compared {
  readonly name: string;
  readonly value: (x: number, y: number) => number;
  /** In `x` and `y`. */
  readonly pari: string;
  readonly arguments: readonly (readonly [x: number, y: number])[];
}

/** How far a function is from the true value, in units in the last place of the nearest double, and where it is furthest. */
export interface WorstError {
  readonly name: string;
  readonly units: number;
  readonly at: readonly [x: number, y: number];
}

/**
 * The largest errors of functions as PARI/GP computes them in `digits` decimal digits; arguments and values are handed over exactly.
 * Values that are 0 or not finite are left out: where a function has none or too large a one is not a matter of accuracy.
 */
export function worstErrors(functions: readonly Compared[], digits = 60): WorstError[] {
  const rows = functions.flatMap((compared, index) =>
    compared.arguments.flatMap(([x, y]) => {
      const value = compared.value(x, y);
      return Number.isFinite(value) && value !== 0 ? [{ index, x, y, value }] : [];
    }),
  );
  const cases = rows.map(({ index, x, y, value }) => {
    const values = [x, y, value, unitInLastPlace(value)].map(exactly).join(',');
    return `{v=[${values}];e=abs((f${index}(v[1],v[2])-v[3])/v[4]);}print(e)`;
  });
  const definitions = functions.map(({ pari }, index) => `f${index}(x,y)=${pari};`);
  const input = [`default(realprecision,${digits});default(format,"e.10");`, ...definitions, ...cases].join(
    '\n',
  );
  const output = execFileSync('gp', ['-q', '-f', '-s', '64M'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const errors = output
    .trim()
    .split('\n')
    .map((line) => Number(line.replace(/ E/, 'e')));
  if (errors.length !== rows.length) throw new Error(`gp: ${output.slice(0, 500)}`);
  return functions.map(({ name }, index) => {
    let worst: WorstError = { name, units: 0, at: [0, 0] };
    rows.forEach((row, k) => {
      if (row.index === index && !(errors[k] <= worst.units))
        worst = { name, units: errors[k], at: [row.x, row.y] };
    });
    return worst;
  });
}

/** A double as a real number of PARI/GP. */
function exactly(x: number): string {
  const { odd, exponent } = dyadic(x);
  return `${odd}*1.*2^${exponent}`;
}
