import { describe, expect, it } from 'vitest';
import { agreementsOf } from '../../../src/conjecture/relations/agreements.js';
import { chooseConjectures } from '../../../src/conjecture/relations/choose.js';
import { findRelations } from '../../../src/conjecture/relations/find-relations.js';
import { type Sequence, sequenceName, sequenceOf } from '../../../src/conjecture/relations/sequence.js';
import { printTheorem } from '../../../src/conjecture/relations/theorem.js';
import { readData } from '../../../src/data/read.js';
import { parseModel } from '../../../src/language/parse.js';
import { prove } from '../../../src/prove/prove.js';

function sequence(name: string, data: string, program: string): Sequence {
  const found = sequenceOf(name, readData(data, { name }), parseModel(program));
  if (found === undefined) throw new Error(`${program} makes no sequence`);
  return found;
}

const FIBONACCI = sequence('F', '0,1,1,2,3,5,8,13', 'a(n-1) + a(n-2)');
const LUCAS = sequence('L', '2,1,3,4,7,11,18,29', 'a(n-1) + a(n-2)');
const TRIANGULAR = sequence('T', '0,1,3,6,10,15,21,28', 'a(n-1) + n');
const CUBES = sequence('C', '0,1,8,27,64,125,216', 'n^3');

describe('relations between sequences', () => {
  const conjectures = [...findRelations([FIBONACCI, LUCAS, TRIANGULAR, CUBES])];
  const texts = conjectures.map(printTheorem);

  it.each([
    ['another sequence by neighbours', 'L(n) = 2*F(n+1) - F(n)'],
    ['the product of two', 'F(2*n) = 2*(F(n)*F(n+1)) - F(n)^2'],
    ['squares', 'F(2*n+1) = F(n)^2 + F(n+1)^2'],
    ["Cassini's identity", 'F(n)*F(n+2) - F(n+1)^2 = -(-1)^n'],
    ['the sum of cubes', 'sum(k, 0, n, C(k)) = T(n)^2'],
    ['a partial sum', 'sum(k, 0, n, F(k)^2) = F(n)*F(n+1)'],
    ['neighbours without a common divisor', 'gcd(F(n), F(n+1)) = 1'],
  ])('finds %s', (_name, text) => {
    expect(texts).toContain(text);
  });

  it('says nothing that definitions say already', () => {
    const own = conjectures.filter(({ kind, names }) => kind === 'row' && names.length === 1);
    expect(own.map(printTheorem)).toEqual(['2*T(n) = n + n^2']);
  });

  it.each([
    'F(2*n+1) = F(n)^2 + F(n+1)^2',
    'F(n)*F(n+2) - F(n+1)^2 = -(-1)^n',
    'sum(k, 0, n, C(k)) = T(n)^2',
  ])('can be proved: %s', async (text) => {
    const { statement } = conjectures[texts.indexOf(text)];
    expect(await prove(statement, { seconds: 30 })).toMatchObject({ status: 'proved' });
  });

  it('are chosen the simplest first, and few of a sort', () => {
    const chosen = chooseConjectures(conjectures, 100);
    const complexities = chosen.map(({ complexity }) => complexity);
    expect(complexities).toEqual([...complexities].sort((one, other) => one - other));
    const subjects = chosen.map(({ kind, subject }) => `${kind} of ${subject}`);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(chosen.length).toBeGreaterThan(8);
  });

  it('are no mere calculation with formulas', () => {
    const squares = sequence('S', '0,1,4,9,16,25,36,49', 'n*n');
    expect([...findRelations([CUBES, squares])].map(printTheorem)).not.toContain('S(n)^2 = n*C(n)');
  });
});

describe('programs that agree', () => {
  it('are conjectures, unless they are the same after calculating', () => {
    const programs = ['a(n-2) + a(n-1)', 'fibonacci(n)', '2*a(n-1) - a(n-3)', 'n'].map((text) =>
      parseModel(text),
    );
    expect(agreementsOf(FIBONACCI, programs).map(printTheorem)).toEqual([
      'F(n) = fibonacci(n)',
      'F(n) = 2*F(n-1) - F(n-3), for n >= 3',
    ]);
  });
});

describe('names of sequences', () => {
  it('are words of the name of the data, and no functions', () => {
    const names = ['n-times-2.txt', '7 up.csv', 'a.txt', 'sum.txt'].map((name) =>
      sequenceName(name, new Set()),
    );
    expect(names).toEqual(['NTimes2', 'S7Up', 'A', 'Sum']);
    expect(sequenceName('lucas.txt', new Set(['Lucas']))).toBe('Lucas_2');
  });
});
