import { beforeAll, describe, expect, it } from 'vitest';
import { exploreLaws, type FoundLaw } from '../../../src/conjecture/explore/explore-laws.js';
import { falsifyLaw } from '../../../src/conjecture/explore/falsify-law.js';
import { type Law, printLaw } from '../../../src/conjecture/laws/law.js';
import { proveLaw } from '../../../src/conjecture/laws/prove-law.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { Expression } from '../../../src/language/expression.js';
import { formOf } from './law-form.js';
import { TEXTBOOK_LAWS } from './textbook.js';

const OPERATORS = [
  ...['+', '-', '*', 'div', 'mod', '^', 'neg', 'abs', 'min', 'max'],
  ...['gcd', 'lcm', 'xor', 'isqrt', 'factorial', 'binomial', 'fibonacci'],
];

describe('the laws of the integer grammar', () => {
  let laws: readonly FoundLaw[] = [];
  let forms: ReadonlyMap<string, FoundLaw> = new Map();

  beforeAll(async () => {
    const grammar = await shippedGrammar('integer');
    laws = [...exploreLaws(grammar, 'int', { operators: OPERATORS, effort: 100 })];
    forms = new Map(laws.map((law) => [formOf(law), law]));
  }, 240_000);

  it.each([...TEXTBOOK_LAWS.keys()])('has: %s', (name) => {
    const law = TEXTBOOK_LAWS.get(name)!;
    const found = forms.get(formOf(law)) ?? forms.get(formOf({ ...law, domain: 'integers' }));
    expect(found, printLaw(law)).toBeDefined();
  });

  it('proves most of the textbook, and most of all', () => {
    const textbook = [...TEXTBOOK_LAWS.values()].filter((law) => proveLaw(law) !== undefined);
    expect(textbook.length).toBeGreaterThan(0.9 * TEXTBOOK_LAWS.size);
    expect(laws.filter(({ method }) => method !== undefined).length).toBeGreaterThan(0.6 * laws.length);
  });

  it('has none that other points refute', () => {
    const refuted = laws.filter((law) => falsifyLaw(law, 99).counterexample !== undefined);
    expect(refuted.map(printLaw)).toEqual([]);
  });

  it('proves nothing false that is nearly a law', () => {
    let [proved, refuted] = [0, 0];
    for (const law of laws) {
      for (const left of variationsOf(law.left)) {
        const varied: Law = { ...law, left };
        const isProved = proveLaw(varied) !== undefined;
        const trial = isProved || refuted < 300 ? falsifyLaw(varied, 5) : undefined;
        if (isProved) proved++;
        if (trial?.counterexample !== undefined) refuted++;
        expect(isProved && trial?.counterexample !== undefined, printLaw(varied)).toBe(false);
      }
    }
    expect(proved).toBeGreaterThan(20);
    expect(refuted).toBeGreaterThan(200);
  });
});

/** The expression with one leaf changed: another variable, or a literal that is one larger. */
function* variationsOf(node: Expression): Generator<Expression, void, void> {
  if (node.kind === 'variable') yield { kind: 'variable', name: node.name === 'x' ? 'y' : 'x' };
  if (node.kind === 'literal') yield { kind: 'literal', value: node.value + 1n };
  if (node.kind !== 'apply') return;
  for (const [index, argument] of node.arguments.entries()) {
    for (const varied of variationsOf(argument)) {
      yield { ...node, arguments: node.arguments.with(index, varied) };
    }
  }
}
