import { type Column, valueAt } from '../../data/column.js';
import { EXACT_LIMIT_WIDE } from '../../numbers/exact.js';
import { AdaptiveScorer } from '../adaptive-scorer.js';
import { DecisionCost } from '../decision-cost.js';
import type { Decisions } from '../decisions.js';
import { type Forecaster, fewSteps, type IntegerHead, noQuickBound, type RowCoder } from '../head.js';
import type { TargetShape } from '../literal-codes.js';
import { codeSymbol, symbolNodes } from '../symbol-model.js';

/** The expression chooses the model that codes the symbol; undefined is a choice like any other. */
export const CONTEXT: IntegerHead = {
  name: 'context',
  numbers: 'integer',
  summary: 'symbols by frequency',
  relation: 'given',
  fits: ({ hasAlphabet }) => hasAlphabet,
  mustBeRight: false,
  predictsValues: false,
  flagsMisses: false,
  codesResiduals: false,
  rowSteps: fewSteps,
  coder: (decisions, { alphabetSize }) => new ContextCoder(decisions, alphabetSize),
  scorer: (target, shape) => new ContextScorer(target, shape),
  leastBits,
  quickBound: noQuickBound,
  turn: 1,
  forecaster: commonestSymbols,
};

/** Contexts hold at most this many adaptive nodes in all, and number at most 2^16. */
const CONTEXT_NODES = 2 ** 20;
const MOST_CONTEXTS = 2 ** 16;

/** Keys in 0..SMALL_KEYS-1 find their context without hashing. */
const SMALL_KEYS = 256;

class ContextCoder implements RowCoder {
  private readonly nodes: number;
  private readonly mostContexts: number;
  /** The context of every key that came too late to get one of its own; reserved first, so no other starts at 0. */
  private readonly shared: number;
  /** First node by key, 0 for none yet. */
  private readonly small = new Int32Array(SMALL_KEYS);
  private readonly large = new Map<number | bigint, number>();
  private contexts = 0;

  constructor(
    private readonly decisions: Decisions,
    private readonly alphabetSize: number,
  ) {
    this.nodes = symbolNodes(alphabetSize);
    this.mostContexts = Math.min(MOST_CONTEXTS, Math.floor(CONTEXT_NODES / Math.max(1, this.nodes)));
    this.shared = decisions.reserve(this.nodes + 1);
  }

  codeNumber(prediction: number, value: number): void {
    codeSymbol(this.decisions, this.contextOf(prediction), this.alphabetSize, value);
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    const context = this.contextOf(prediction === undefined ? Number.NaN : keyOf(prediction));
    return BigInt(codeSymbol(this.decisions, context, this.alphabetSize, Number(value)));
  }

  /** Forgets all contexts; for pricing again after the decisions were restarted. */
  restart(): void {
    if (this.contexts === 0) return;
    this.small.fill(0);
    if (this.large.size > 0) this.large.clear();
    this.contexts = 0;
  }

  private contextOf(key: number | bigint): number {
    const isSmall = typeof key === 'number' && key >= 0 && key < SMALL_KEYS;
    const known = isSmall ? this.small[key] : this.large.get(key);
    if (known) return known;
    if (this.contexts === this.mostContexts) return this.shared;
    this.contexts++;
    const context = this.decisions.reserve(this.nodes);
    if (isSmall) this.small[key] = context;
    else this.large.set(key, context);
    return context;
  }
}

/** The key as the fast path would see it: a double where that is exact. */
function keyOf(key: bigint): number | bigint {
  return key >= -EXACT_LIMIT_WIDE && key <= EXACT_LIMIT_WIDE ? Number(key) : key;
}

class ContextScorer extends AdaptiveScorer<ContextCoder> {
  constructor(target: Column, { alphabetSize }: TargetShape) {
    super(CONTEXT, target, (cost) => new ContextCoder(cost, alphabetSize));
  }

  score(values: Float64Array, at: number, bound = Number.POSITIVE_INFINITY): number {
    const { coder, cost, plain, rows } = this;
    this.restart();
    for (let row = 0; row < rows; row++) {
      coder.codeNumber(values[at + row], plain[row]);
      if (cost.bits > bound) return Number.POSITIVE_INFINITY;
    }
    return cost.bits;
  }

  protected override restart(): void {
    super.restart();
    this.coder.restart();
  }
}

/**
 * A node of a symbol's tree costs least, over all ways to divide its rows between contexts, when one context has all its
 * zeros and another all its ones. No expression may do that for all nodes, so this is a bound and not a minimum.
 */
function leastBits({ values }: Column, { alphabetSize }: TargetShape): number {
  const cost = new DividedCost();
  const base = cost.reserve(2 * symbolNodes(alphabetSize));
  for (const symbol of values) codeSymbol(cost, base, alphabetSize, symbol);
  return cost.bits;
}

/** Prices zeros and ones of a node as two nodes that see nothing else. */
class DividedCost extends DecisionCost {
  override adaptive(node: number, bit: number): number {
    super.adaptive(2 * node + bit, 0);
    return bit;
  }
}

/** Says the symbol seen most often in a context, which is then counted as seen; nothing in a context never seen. */
function commonestSymbols(target: Column, computed: () => Column): Forecaster {
  const counts = new Map<bigint | undefined, Map<bigint, number>>();
  const count = (key: bigint | undefined, symbol: bigint): void => {
    const inContext = counts.get(key) ?? new Map<bigint, number>();
    inContext.set(symbol, (inContext.get(symbol) ?? 0) + 1);
    counts.set(key, inContext);
  };
  const keys = computed();
  for (let row = 0; row < target.values.length; row++) count(valueAt(keys, row), valueAt(target, row)!);
  return (key) => {
    let best: bigint | undefined;
    let most = 0;
    for (const [symbol, times] of counts.get(key) ?? []) {
      if (times <= most) continue;
      best = symbol;
      most = times;
    }
    if (best !== undefined) count(key, best);
    return best;
  };
}
