import * as fs from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import * as nodeTest from 'node:test';
import * as vitest from 'vitest';
import { expect, test } from 'vitest';
import * as kolmo from '../../src/index.js';
import * as testing from '../../src/testing.js';

/** What users import: whoever changes a list means to, and says so in CHANGELOG.md. */
test('kolmo exports these values', () => {
  expect(Object.keys(kolmo).sort()).toEqual([
    'CHANCE_BITS',
    'COMPRESSORS',
    'FAMILIES',
    'FileFormatError',
    'HEADS',
    'InputError',
    'MissingPackage',
    'SHIPPED',
    'STRATEGIES',
    'SyntaxMistake',
    'checkProof',
    'compareCompressors',
    'comparisonJson',
    'compress',
    'datasetOf',
    'decompress',
    'deduce',
    'derive',
    'exactRows',
    'exportModel',
    'findRelations',
    'findRules',
    'findingOf',
    'formatValue',
    'generalise',
    'learnLibrary',
    'learnWeights',
    'parseExpression',
    'parseGrammar',
    'parseModel',
    'parseStatement',
    'predict',
    'predictNext',
    'priceProgram',
    'printExpression',
    'printLaw',
    'printModel',
    'printStatement',
    'printTheorem',
    'proofJson',
    'prove',
    'readData',
    'readDataset',
    'readProof',
    'reportPage',
    'rowsOf',
    'sampleModel',
    'search',
    'searchJson',
    'sequenceOf',
    'shippedGrammar',
    'valueAt',
  ]);
});

test('kolmo/testing exports these values', () => {
  expect(Object.keys(testing).sort()).toEqual([
    'arbitraryArgument',
    'arbitraryDataset',
    'arbitraryDatasetFrom',
    'arbitraryExpression',
    'arbitraryGrammar',
    'arbitraryLiteral',
    'arbitraryModel',
    'arbitraryProgram',
    'assertDerives',
    'assertGrammarLaws',
    'findLaw',
  ]);
});

test('no name is that of something that stands beside it in most files', () => {
  const taken = new Set([fs, fsPromises, nodeTest, vitest].flatMap((module) => Object.keys(module)));
  const ours = [...Object.keys(kolmo), ...Object.keys(testing)];
  expect(ours.filter((name) => taken.has(name))).toEqual([]);
});
