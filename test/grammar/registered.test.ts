import { readdirSync } from 'node:fs';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { canonicalForm, grammarHash } from '../../src/grammar/hash.js';
import { inForce } from '../../src/grammar/in-force.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { frozenFile, REGISTERED, registeredGrammar, registeredNumber } from '../../src/grammar/registered.js';
import { SHIPPED, shippedGrammar } from '../../src/grammar/shipped.js';
import { arbitraryGrammar } from '../../src/testing/grammars.js';

const FROZEN = new URL('../../grammars/frozen/', import.meta.url);

describe('grammars that files name', () => {
  test('keep their numbers: lines may be added here, none may change', () => {
    const numbers = REGISTERED.map(({ number, name, hash }) => `${number} ${name} ${hash}`);
    expect(numbers.sort()).toEqual(
      [
        '0 integer 1fe46e33259ae8c7e921eae1af2bd27a4260606124094c6112068e600cc1049a',
        '1 bits 9f25bbc967d3cef5a73558acc8dfe5569dcf58ff29faad28dbaa7f9967fb1b7c',
        '2 symbol 9c7ffd56be3f18bfff71f251b595889e6d1b48da7ca46f088d91aed74e90ace2',
        '3 decimal 96f0cc8b6c2a863a3cf0f4f3e1c4a937ce8aca680848dcf24409004556858329',
        '4 null 98facc45777c92f2a2e9daf3343adfe4fdb773d08671fb986dfa2f1e5ec8e745',
        '5 integer af1d481a76e9ff8390636ed57a26e68ad7571e9c63a4aecf006c41c4d8bc071b',
        '6 real aa6077f93b2a6d00957dc101ca2d8e555e8de0f7be1f0490c66215ce6f3e3d2a',
        '7 integer 5bb3d161b18a6856fb800ad7f346b090a85e92a094997688563d6fe59f2a8824',
        '8 bits f86e2c814fe5370ea5f9ec040939e319b1ba0d1d2369f2417f663f013681cda8',
        '9 symbol 937bc0e5224aad30f9ea28d49685f7a20e8a221f961284a0c454aedb0e2e9309',
        '10 decimal 8f15de6166a47cfe154fc6502601b9fa4318e7628494111db1191a6d8d286a8e',
        '11 real 9788c328972485f55587d01daae1470db5a0d51916913575cad547ec9dde5ae1',
        '12 real 0f5e3370a7df6f26b2e1a31da368419687cdfd145d2b636239665f66c6b8dc1b',
        '13 real 88746ef14a11bc87044ac10eab2466d9b927fd4737c3507f0e9ab327358c1dd6',
      ].sort(),
    );
  });

  test('have different numbers and hashes', () => {
    expect(new Set(REGISTERED.map(({ number }) => number)).size).toBe(REGISTERED.length);
    expect(new Set(REGISTERED.map(({ hash }) => hash)).size).toBe(REGISTERED.length);
  });

  test('are frozen, each under its hash, and nothing else is', () => {
    expect(readdirSync(FROZEN).sort()).toEqual(REGISTERED.map(frozenFile).sort());
  });

  test.each(REGISTERED)('number $number, $name, still means what its hash says', ({ number, name, hash }) => {
    const grammar = registeredGrammar(number)!;
    expect([grammar.name, grammarHash(grammar)]).toEqual([name, hash]);
    expect(registeredNumber(grammar)).toBe(number);
  });

  test.each(
    SHIPPED.flatMap(
      (name) =>
        [
          [name, false],
          [name, true],
        ] as const,
    ),
  )('include the shipped grammar %s, with given columns: %s', (name, given) => {
    const hash = grammarHash(inForce(shippedGrammar(name), given));
    const todo = `copy grammars/${name}.grammar to grammars/frozen/${frozenFile({ name, hash })} and register it: "When a shipped grammar changes" in docs/grammar.md`;
    expect(REGISTERED, todo).toContainEqual(expect.objectContaining({ name, hash }));
  });
});

const SOURCE = `grammar small
start model
model ::= exact(int) [3] | noisy(int)
int ::= n [4] | past | literal [2] | int + int | sum(k, 1, n, body) | if(int = 2, int, given(n)) | int + given(n) [3 given]
past ::= a(n-1) [3] | a(n-2)
body ::= k | n
`;
const HASH = grammarHash(parseGrammar(SOURCE, 'small'));

describe('the hash of a grammar', () => {
  test('is that of its canonical form', () => {
    expect(canonicalForm(parseGrammar(SOURCE, 'small'))).toBe(
      [
        'start model',
        'symbol body integer',
        '1 (variable k)',
        '1 (variable n)',
        'symbol int integer',
        '4 (variable n)',
        '1 (hole past)',
        '2 (hole literal)',
        '1 (apply + (hole int) (hole int))',
        '1 (bind sum k (literal 1) (variable n) (hole body))',
        '1 (apply if (apply = (hole int) (literal 2)) (hole int) (given (variable n)))',
        '3 given (apply + (hole int) (given (variable n)))',
        'symbol model model',
        '3 (model exact (hole int))',
        '1 (model noisy (hole int))',
        'symbol past integer',
        '3 (past (apply - (variable n) (literal 1)))',
        '1 (past (apply - (variable n) (literal 2)))',
        '',
      ].join('\n'),
    );
    expect(HASH).toBe('9403bd3d797a110ca4117060d55433798ead45c885a9fcea2e488a366cc57d92');
  });

  test.each<[what: string, from: string | RegExp, to: string]>([
    ['a comment', '[4] |', '[4]   # the row\n |'],
    ['blank lines', /\n/g, '\n\n'],
    ['the name', 'grammar small', 'grammar other'],
    ['a weight of 1 written out', 'a(n-2)', 'a(n - 2) [1]'],
    ['brackets', 'int + int', '(int) + (int)'],
    ['the order of symbols', /past ::=(.*)\nbody ::=(.*)/, 'body ::=$2\npast ::=$1'],
  ])('does not change with %s', (_, from, to) => {
    const changed = SOURCE.replace(from, to);
    expect(changed).not.toBe(SOURCE);
    expect(grammarHash(parseGrammar(changed, 'small'))).toBe(HASH);
  });

  test.each<[what: string, from: string | RegExp, to: string]>([
    ['a weight', '[4]', '[5]'],
    ['a mark', '[3 given]', '[3]'],
    ['a literal', 'a(n-2)', 'a(n-3)'],
    ['a primitive', 'int + int', 'int * int'],
    ['a binder', 'sum(k', 'count(k'],
    ['a head', 'noisy(int)', 'patched(int)'],
    ['the order of productions', 'a(n-1) [3] | a(n-2)', 'a(n-2) | a(n-1) [3]'],
    ['the name of a symbol', /past/g, 'earlier'],
    ['a production more', '[2] |', '[2] | 7 |'],
  ])('changes with %s', (_, from, to) => {
    const source = to.startsWith('count')
      ? SOURCE.replace(from, to).replace('body ::= k | n', 'body ::= k = n')
      : SOURCE.replace(from, to);
    expect(grammarHash(parseGrammar(source, 'small'))).not.toBe(HASH);
  });

  test.prop([arbitraryGrammar()])('is the same for a grammar that is read again', (grammar) => {
    const commented = grammar.source.replaceAll('\n', '   # comment\n\n');
    expect(grammarHash(parseGrammar(commented, 'again'))).toBe(grammarHash(grammar));
  });
});
