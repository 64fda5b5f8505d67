import { describe, expect, test } from 'vitest';
import { readData } from '../../src/data/read.js';
import { predictNext, priceProgram } from '../../src/index.js';
import { parseModel } from '../../src/language/parse.js';
import { readingsOf } from '../../src/search/readings.js';
import { integers } from './sequences.js';

/** 60 rows of a kinetic energy, with the digits of a table. */
function energies(): string {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const [m, v] = [1 + ((row * 37) % 41) / 10, 1 + ((row * 23) % 53) / 10];
    return `${m.toFixed(1)},${v.toFixed(1)},${(0.5 * m * v * v).toFixed(4)}`;
  });
  return `m,v,y\n${rows.join('\n')}\n`;
}

const TABLE = readData(Buffer.from(energies()), { name: 'energies', column: 'y' });

describe('measurements', () => {
  test('are taken as such where there are decimals or given columns', () => {
    const grammars = (text: string, column?: string) =>
      readingsOf(readData(Buffer.from(text), { name: 'data', ...(column && { column }) })).map(
        ({ grammar }) => grammar.name,
      );
    expect(grammars('1.5\n2.25\n3.5\n')).toEqual(['decimal', 'real']);
    expect(grammars('x,y\n1,2\n2,4\n3,6\n', 'y')).toEqual(['integer', 'real']);
    expect(grammars('26.5\n0.00391062\n176.599\n1.2345\n')).toContain('real');
    expect(readingsOf(integers([1, 2, 4, 8])).map(({ grammar }) => grammar.name)).not.toContain('real');
  });

  test('cost next to nothing where the law is right, in the grammar of real numbers unless another is told', () => {
    const { programBits, dataBits, program } = priceProgram('measured(0.5*m*v^2)', TABLE);
    expect(program).toBe('measured(0.5*m*v^2)');
    expect(dataBits).toBeLessThan(4);
    expect(programBits).toBeLessThan(30);
    expect(priceProgram('0.5*m*v^2', TABLE, { grammar: 'real' })).toMatchObject({ programBits, dataBits });
    expect(priceProgram('measured(0.6*m*v^2)', TABLE).dataBits).toBeGreaterThan(200);
    expect(() => priceProgram('measured(0.5*m*v^2)', TABLE, { grammar: 'decimal' })).toThrow(
      'the grammar decimal does not derive this program',
    );
  });

  test('are predicted in the notation of the data', () => {
    expect(predictNext('measured(0.25*n + 3)', '3.00\n3.25\n3.50\n3.75\n', 3)).toEqual([
      '4.00',
      '4.25',
      '4.50',
    ]);
    expect(predictNext('measured(a(n-1)/3)', '8.1\n2.7\n0.9\n', 2)).toEqual(['0.3', '0.1']);
    expect(predictNext('measured(1/(n - 4))', '-0.3\n-0.3\n-0.5\n', 3)).toEqual(['-1.0', null, null]);
  });

  test('mean one program, whatever stands around their rows', () => {
    const bits = (program: string) => priceProgram(parseModel(program), TABLE).totalBits;
    expect(bits('measured(0.5*m(n)*v(n)^2)')).toBe(bits('measured(0.5*m*v^2)'));
  });
});
