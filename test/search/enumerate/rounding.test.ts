import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { derive } from '../../../src/grammar/derive.js';
import { parseGrammar } from '../../../src/grammar/parse.js';
import { inlineExecutor } from '../../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../../src/search/run.js';
import { buildSpace } from '../../../src/search/space/space.js';
import { integers } from '../sequences.js';
import { bruteForce } from './brute-force.js';

const weight = fc.integer({ min: 1, max: 30 });

/** Weights for which prices are no whole numbers of search units, and many ways to write the same column. */
const grammar = fc
  .tuple(weight, weight, weight, weight, weight, weight, weight, weight)
  .map((w) =>
    parseGrammar(
      `grammar weighted\nstart model\nmodel ::= noisy(int) [${w[0]}] | patched(int) [${w[1]}]\n` +
        `int ::= n [${60 + w[2]}] | 1 [${w[3]}] | 2 [${w[4]}] | int + int [${w[5]}] | int * int [${w[6]}] | 2 * int [${w[7]}]\n`,
      'weighted.grammar',
    ),
  );

const data = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 9 }).map((noise) => {
  return integers(noise.map((extra, n) => 2 * n + n * n * (noise[0] % 2) + extra));
});

/**
 * Programs are enumerated by prices rounded down to search units. Of two that differ by less than what that rounding
 * leaves out, the search may keep the dearer.
 */
test.prop([grammar, data], { numRuns: 60, seed: 11 })(
  'rounding prices costs at most a search unit a choice',
  async (weighted, dataset) => {
    const options = {
      grammar: weighted,
      seconds: Number.POSITIVE_INFINITY,
      maxEvaluations: 3000,
      memory: 2 ** 24,
    };
    const { best, coveredBits } = await runSearch(dataset, options, 1, inlineExecutor);
    const choices = derive(weighted, best.model, [])?.choices.length ?? 0;
    const loss = choices / buildSpace(weighted, dataset).unitsPerBit;
    for (const program of bruteForce(weighted, dataset, Math.min(14, coveredBits))) {
      if (program.programBits >= coveredBits) continue;
      expect(best.totalBits, `${best.program} against ${program.program}`).toBeLessThanOrEqual(
        program.totalBits + loss + 1e-6,
      );
    }
  },
);
