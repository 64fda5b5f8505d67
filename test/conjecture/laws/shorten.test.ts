import { describe, expect, it } from 'vitest';
import type { Law } from '../../../src/conjecture/laws/law.js';
import { proveLaw } from '../../../src/conjecture/laws/prove-law.js';
import { rewritingRules, shorten } from '../../../src/conjecture/laws/shorten.js';
import { expressionBits } from '../../../src/grammar/derive.js';
import { shippedGrammar } from '../../../src/grammar/shipped.js';
import type { Expression } from '../../../src/language/expression.js';
import { parseExpression } from '../../../src/language/parse.js';
import { printExpression } from '../../../src/language/print.js';
import { parseStatement } from '../../../src/prove/statement-parser.js';

function law(left: string, right: string, domain: Law['domain'] = 'integers') {
  const sides = parseStatement({ left, right });
  const found: Law = { left: sides.left, right: sides.right, domain };
  return { ...found, method: proveLaw(found) };
}

describe('shorter programs by proved laws', async () => {
  const grammar = await shippedGrammar('integer');
  const priceOf = (part: Expression) => expressionBits(grammar, 'int', part, []);
  const rules = rewritingRules([
    law('x + y', 'y + x'),
    law('x*y', 'y*x'),
    law('x*(y + z)', 'x*y + x*z'),
    law('x*0', '0'),
    law('abs(x)', 'x', 'positive'),
  ]);

  it.each([
    ['n*a(n-1) + n*a(n-2)', 'n*(a(n-1) + a(n-2))'],
    ['sum(k, 1, n + 1, k*k + k*n)', 'sum(k, 1, n + 1, k*(k + n))'],
    ['n + 1', 'n + 1'],
  ])('%s becomes %s', (before, after) => {
    const result = shorten(parseExpression(before), rules, priceOf);
    expect(priceOf(result)).toBeLessThanOrEqual(priceOf(parseExpression(after)) as number);
  });

  it('leaves what may be undefined or negative', () => {
    for (const text of ['1 div n*0', 'abs(n - 3)']) {
      expect(printExpression(shorten(parseExpression(text), rules, priceOf))).toBe(text);
    }
  });
});
