import { expect, test } from 'vitest';
import { readData } from '../../src/data/read.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../src/search/run.js';

const noisyOnly = parseGrammar(
  'grammar numbers\nstart model\nmodel ::= noisy(int)\nint ::= n | 1\n',
  'numbers.grammar',
);

test('refuses a grammar without a head for the kind of data', async () => {
  const bits = readData('0110100110010110', { name: 'bits' });
  await expect(runSearch(bits, { grammar: noisyOnly }, 1, inlineExecutor)).rejects.toThrow(
    'grammar numbers has no head for data of kind symbol',
  );
});
