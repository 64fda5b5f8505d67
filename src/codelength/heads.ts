import type { Kind } from '../data/dataset.js';
import type { HeadName } from '../language/expression.js';
import { EXACT_LIMIT_WIDE } from '../numbers/exact.js';
import type { Decisions } from './decisions.js';
import { IntegerModel } from './integer-model.js';
import { codeSymbol, SymbolModel, symbolNodes } from './symbol-model.js';
import type { ValueModel } from './value-model.js';

/** What a head must know of a target. */
export interface TargetShape {
  readonly kind: Kind;
  /** Number of symbols, 1..256; 0 for numbers. */
  readonly alphabetSize: number;
}

/** Turns the rows of a target into decisions, given what an expression predicts for them; adapts as it goes. */
export interface Head {
  /**
   * Codes one row: `prediction` is NaN where undefined. Both are of magnitude at most 2^53 and their difference is
   * below it. `exact` must not be given a row that it predicts wrongly.
   */
  codeNumber(prediction: number, value: number): void;
  /** The same for rows of any size. With a reader `value` is ignored; returns the row's value. */
  code(prediction: bigint | undefined, value: bigint): bigint;
}

/** Whether a head can code a kind of target at all. */
export function headFits(head: HeadName, kind: Kind): boolean {
  if (head === 'noisy') return kind !== 'symbol';
  return head !== 'context' || kind === 'symbol';
}

/**
 * A head with fresh models; it must fit the kind.
 *
 * @param literals the model of its literal rows, where other heads have it, too
 */
export function createHead(
  head: HeadName,
  decisions: Decisions,
  shape: TargetShape,
  literals: ValueModel = literalModel(decisions, shape),
): Head {
  switch (head) {
    case 'exact':
      return new ExactHead(literals);
    case 'patched':
      return new PatchedHead(decisions, literals);
    case 'noisy':
      return new NoisyHead(literals, new IntegerModel(decisions));
    case 'context':
      return new ContextHead(decisions, shape.alphabetSize);
  }
}

/** A fresh model of literal rows. */
export function literalModel(decisions: Decisions, shape: TargetShape): ValueModel {
  return shape.kind === 'symbol'
    ? new SymbolModel(decisions, shape.alphabetSize)
    : new IntegerModel(decisions);
}

/** Rows are what the expression says; where it says nothing they are literals. */
class ExactHead implements Head {
  constructor(private readonly literals: ValueModel) {}

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    return prediction ?? this.literals.code(value);
  }
}

/** Rows are what the expression says, but for those flagged as misses. */
class PatchedHead implements Head {
  private readonly missNode: number;

  constructor(
    private readonly decisions: Decisions,
    private readonly literals: ValueModel,
  ) {
    this.missNode = decisions.reserve(1);
  }

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
    else if (prediction === value) this.decisions.adaptive(this.missNode, 0);
    else {
      this.decisions.adaptive(this.missNode, 1);
      this.literals.codeNumber(value);
    }
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    if (prediction === undefined) return this.literals.code(value);
    const miss = this.decisions.adaptive(this.missNode, prediction === value ? 0 : 1);
    return miss === 1 ? this.literals.code(value) : prediction;
  }
}

/** Rows are off by residuals that follow a model of their own. */
class NoisyHead implements Head {
  constructor(
    private readonly literals: ValueModel,
    private readonly residuals: ValueModel,
  ) {}

  codeNumber(prediction: number, value: number): void {
    if (Number.isNaN(prediction)) this.literals.codeNumber(value);
    else this.residuals.codeNumber(value - prediction);
  }

  code(prediction: bigint | undefined, value: bigint): bigint {
    if (prediction === undefined) return this.literals.code(value);
    return prediction + this.residuals.code(value - prediction);
  }
}

/** Contexts hold at most this many adaptive nodes in all, and number at most 2^16. */
const CONTEXT_NODES = 2 ** 20;
const MOST_CONTEXTS = 2 ** 16;

/** Keys in 0..SMALL_KEYS-1 find their context without hashing. */
const SMALL_KEYS = 256;

/** The expression chooses the model that codes the symbol; undefined is a choice like any other. */
export class ContextHead implements Head {
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
