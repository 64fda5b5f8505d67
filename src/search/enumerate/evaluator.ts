import type { Column } from '../../data/column.js';
import { unzigzag } from '../../grammar/literal.js';
import { applyPrimitive } from '../../language/columns.js';
import type { Expression } from '../../language/expression.js';
import type { Kernel } from '../../language/primitive.js';
import { primitive, ringOf } from '../../language/primitives.js';
import { EXACT_LIMIT } from '../../numbers/exact.js';
import { affordableColumn } from '../space/affordable.js';
import type { Space } from '../space/space.js';
import type { Source, Template } from '../space/template.js';
import { fillTerm } from '../space/term.js';
import { type BankMemory, LITERAL_PRODUCTION, symbolOf } from './bank.js';
import { FIRST, Fingerprinter, ORDINARY, SECOND, STATE, UNDEFINED, WIDE } from './fingerprint.js';
import { columnOfOperand, readOperand, stateOfOperand, writeOperand } from './operand.js';

/** A candidate by its production and the entries in its holes; all that is needed to write the program down. */
export interface Candidate {
  /** Index of the production, or LITERAL_PRODUCTION, in which case `a` is the zigzag code of the literal. */
  readonly production: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** See {@link Evaluator.binary}. */
export interface BinaryProduction {
  readonly operation: string;
  readonly grid: number;
  readonly kernel: Kernel;
  /** Where the kernel is to write. */
  readonly values: Float64Array;
  readonly fingerprinter: Fingerprinter;
  /** 1 for a sum, -1 for a difference, 0 for what is not linear. */
  readonly sign: -1 | 0 | 1;
}

/** Exact columns kept that do not fit in doubles; a cache starts afresh when it is full. */
const WIDE_CACHE = 16384;

const NONE = new Float64Array(0);

/** Turns candidates into columns, fingerprints and expressions, over the bank. */
export class Evaluator {
  /** The fingerprint of the last candidate, see {@link Fingerprinter.out}. */
  readonly print = new Int32Array(4);
  /** The columns of the last arguments by hole, and where they start in these arrays. */
  readonly arguments: Float64Array[] = [NONE, NONE, NONE];
  readonly offsets: number[] = [0, 0, 0];
  readonly #scratch: readonly Float64Array[];
  /** By grid. */
  readonly fingerprinters: readonly Fingerprinter[];
  /** Outcomes of the steps of each production's template. */
  readonly #buffers: readonly (readonly Float64Array[])[];
  readonly #wide = new Map<number, Column>();
  /** Exact columns of candidates that are not in the bank yet, by production and children. */
  readonly #pending = new Map<string, Column>();
  /** The column of the last candidate, in its first cells. */
  #values: Float64Array = NONE;

  constructor(
    readonly space: Space,
    readonly bank: BankMemory,
    seed: number,
  ) {
    this.#buffers = space.productions.map(({ template }) =>
      (template?.steps ?? []).map(({ cells }) => new Float64Array(cells)),
    );
    const cells = Math.max(...space.grids.map((grid) => grid.cells));
    this.#scratch = [0, 1, 2].map(() => new Float64Array(cells));
    this.fingerprinters = space.grids.map(({ cells }, grid) => new Fingerprinter(cells, seed + grid));
  }

  isAlias(production: number): boolean {
    return production !== LITERAL_PRODUCTION && this.space.productions[production].alias;
  }

  /** Fingerprints a column over the data's rows. */
  fingerprint(column: Column): Int32Array {
    this.fingerprinters[0].ofColumn(column);
    return this.fingerprinters[0].out;
  }

  /** Computes the column of a literal of a symbol and its fingerprint. */
  evaluateLiteral(symbol: number, code: number): void {
    const { grid } = this.space.symbols[symbol];
    if (grid === undefined) {
      this.#printStructure(LITERAL_PRODUCTION, code, 0, 0);
      return;
    }
    const { cells } = this.space.grids[grid];
    this.#values = new Float64Array(cells).fill(Number(unzigzag(BigInt(code))));
    this.fingerprinters[grid].ofValues(this.#values, 0);
    this.#copyPrint(this.fingerprinters[grid].out);
  }

  /** Computes the column of a candidate and leaves its fingerprint in {@link print}. */
  evaluate(production: number, a: number, b: number, c: number): void {
    const { symbol, template, alias } = this.space.productions[production];
    const { grid } = this.space.symbols[symbol];
    if (grid === undefined) {
      this.#printStructure(production, a, b, c);
      return;
    }
    if (alias) {
      const { words } = this.bank.pairs;
      const at = this.bank.operandAt[a];
      this.print[FIRST] = words[at + FIRST];
      this.print[SECOND] = words[at + SECOND];
      this.print[UNDEFINED] = words[at + UNDEFINED];
      this.print[STATE] = stateOfOperand(words, at);
      return;
    }
    const fingerprinter = this.fingerprinters[grid];
    const values = template?.constant?.values ?? (template && this.#run(production, template, a, b, c));
    if (values !== undefined) {
      this.#values = values;
      fingerprinter.ofValues(values, 0);
    }
    if (values === undefined || fingerprinter.out[STATE] === WIDE) {
      const column = this.#exactColumn({ production, a, b, c });
      this.#values = column.values;
      fingerprinter.ofColumn(column);
    }
    this.#copyPrint(fingerprinter.out);
  }

  /**
   * A production that is one kernel on its two holes, for loops over many candidates: they call the kernel on the bank's
   * columns themselves, and leave wide arguments and outcomes to {@link evaluate}.
   */
  binary(production: number): BinaryProduction | undefined {
    const { symbol, template, operation } = this.space.productions[production];
    const { grid } = this.space.symbols[symbol];
    if (grid === undefined || template === undefined || operation === undefined) return undefined;
    return {
      operation,
      grid,
      kernel: template.steps[0].kernel,
      values: this.#buffers[production][0],
      fingerprinter: this.fingerprinters[grid],
      sign: signOf(operation),
    };
  }

  #copyPrint(out: Int32Array): void {
    this.print[FIRST] = out[FIRST];
    this.print[SECOND] = out[SECOND];
    this.print[UNDEFINED] = out[UNDEFINED];
    this.print[STATE] = out[STATE];
  }

  /**
   * The cells of a candidate's column, ±Infinity where they do not fit in doubles; valid until the next call.
   *
   * @param wide whether some do not
   */
  valuesOf(symbol: number, { production, a, b, c }: Candidate, wide: boolean): Float64Array {
    if (production === LITERAL_PRODUCTION) {
      this.evaluateLiteral(symbol, a);
      return this.#values;
    }
    const { template, alias } = this.space.productions[production];
    if (alias) return this.#isWide(a) ? this.columnOf(a).values : this.#valuesAt(a, symbol);
    if (template !== undefined && template.constant === undefined && !wide) {
      const values = this.#run(production, template, a, b, c);
      if (values !== undefined && allDecided(values)) return values;
    }
    this.evaluate(production, a, b, c);
    return this.#values;
  }

  /**
   * Computes the column of an entry that is to be an argument and writes it down as an operand.
   *
   * @param at where the operand is to start, in words
   */
  expand(entry: number, symbol: number, at: number): void {
    const { bank, print } = this;
    const { production, a, b, c } = this.candidateOf(entry);
    if (production === LITERAL_PRODUCTION) this.evaluateLiteral(symbol, a);
    else this.evaluate(production, a, b, c);
    if (this.isAlias(production)) this.#values = this.#valuesAt(a, symbol);
    writeOperand(bank, at, print, this.#values, this.#cellsOf(symbol));
    bank.operandAt[entry] = at;
  }

  #cellsOf(symbol: number): number {
    return this.space.grids[this.space.symbols[symbol].grid!].cells;
  }

  /** The values of an expanded entry that is not wide, valid until the next call. */
  #valuesAt(entry: number, symbol: number): Float64Array {
    const cells = this.#cellsOf(symbol);
    this.load(0, entry, cells);
    return this.arguments[0].subarray(this.offsets[0], this.offsets[0] + cells);
  }

  /** Makes an expanded entry that is not wide an argument, for kernels to read from {@link arguments} at {@link offsets}. */
  load(hole: number, entry: number, cells: number): void {
    const { columns, pairs, operandAt } = this.bank;
    const at = operandAt[entry];
    const place = columnOfOperand(pairs.words, at);
    if (place >= 0) {
      this.arguments[hole] = columns;
      this.offsets[hole] = place;
      return;
    }
    readOperand(pairs.words, at, cells, this.#scratch[hole]);
    this.arguments[hole] = this.#scratch[hole];
    this.offsets[hole] = 0;
  }

  /** The exact column of an entry that is not of a symbol without columns. */
  columnOf(entry: number): Column {
    const symbol = symbolOf(this.bank, entry);
    if (this.bank.operandAt[entry] !== 0 && !this.#isWide(entry))
      return { values: this.#valuesAt(entry, symbol).slice() };
    const known = this.#wide.get(entry);
    if (known !== undefined) return known;
    const column = this.columnOfCandidate(symbol, this.candidateOf(entry));
    if (column.wide !== undefined) remember(this.#wide, entry, column);
    return column;
  }

  /** The exact column of a candidate of a symbol with columns. */
  columnOfCandidate(symbol: number, candidate: Candidate): Column {
    if (candidate.production === LITERAL_PRODUCTION) {
      const values = new Float64Array(this.#cellsOf(symbol));
      return { values: values.fill(Number(unzigzag(BigInt(candidate.a)))) };
    }
    return this.isAlias(candidate.production) ? this.columnOf(candidate.a) : this.#exactColumn(candidate);
  }

  candidateOf(entry: number): Candidate {
    const { production, a, b, c } = this.bank;
    return { production: production[entry], a: a[entry], b: b[entry], c: c[entry] };
  }

  expressionOf({ production, a, b, c }: Candidate): Expression {
    if (production === LITERAL_PRODUCTION) return { kind: 'literal', value: unzigzag(BigInt(a)) };
    const children = [a, b, c];
    let hole = 0;
    return fillTerm(this.space.productions[production].term, () =>
      this.expressionOf(this.candidateOf(children[hole++])),
    );
  }

  /** Runs a template's kernels; undefined if a child, a constant part or an intermediate value does not fit in doubles. */
  #run(production: number, template: Template, a: number, b: number, c: number): Float64Array | undefined {
    const { holes } = this.space.productions[production];
    if (template.wide) return undefined;
    for (let hole = 0; hole < holes.length; hole++) {
      const entry = hole === 0 ? a : hole === 1 ? b : c;
      if (this.#isWide(entry)) return undefined;
      this.load(hole, entry, this.#cellsOf(holes[hole]));
    }
    const buffers = this.#buffers[production];
    const { offsets } = this;
    const { steps } = template;
    for (let step = 0; step < steps.length; step++) {
      if (step > 0 && !allDecided(buffers[step - 1])) return undefined;
      const { kernel, sources, cells } = steps[step];
      const x = sources[0];
      const y = sources[1];
      const z = sources[2];
      kernel(
        buffers[step],
        cells,
        arrayOf(x, this.arguments, buffers),
        x?.from === 'hole' ? offsets[x.index] : 0,
        arrayOf(y, this.arguments, buffers),
        y?.from === 'hole' ? offsets[y.index] : 0,
        arrayOf(z, this.arguments, buffers),
        z?.from === 'hole' ? offsets[z.index] : 0,
      );
    }
    return buffers[steps.length - 1];
  }

  #isWide(entry: number): boolean {
    return stateOfOperand(this.bank.pairs.words, this.bank.operandAt[entry]) === WIDE;
  }

  /** The exact column of a candidate: computed when it is fingerprinted, needed again when it enters the bank. */
  #exactColumn(candidate: Candidate): Column {
    const { production, a, b, c } = candidate;
    const key = `${production} ${a} ${b} ${c}`;
    const known = this.#pending.get(key);
    if (known !== undefined) return known;
    const column = this.#computeExactly(candidate);
    if (column.wide !== undefined) remember(this.#pending, key, column);
    return column;
  }

  #computeExactly(candidate: Candidate): Column {
    const production = this.space.productions[candidate.production];
    const { world } = this.space.grids[this.space.symbols[production.symbol].grid!];
    if (production.template === undefined || production.template.binds) {
      return affordableColumn(this.expressionOf(candidate), world);
    }
    const entries = [candidate.a, candidate.b, candidate.c];
    if (production.operation !== undefined) {
      const columns = [this.columnOf(candidate.a), this.columnOf(candidate.b)];
      return applyPrimitive(primitive(production.operation), columns, world.rows);
    }
    const variables = new Map(world.variables);
    for (let hole = 0; hole < production.holes.length; hole++)
      variables.set(`#${hole}`, this.columnOf(entries[hole]));
    let hole = 0;
    const expression = fillTerm(production.term, () => ({ kind: 'variable', name: `#${hole++}` }));
    return affordableColumn(expression, { ...world, variables });
  }

  /** Programs without columns are told apart by how they are built. */
  #printStructure(production: number, a: number, b: number, c: number): void {
    let first = Math.imul(production + 1, 0x9e3779b1);
    let second = Math.imul(production + 1, 0x85ebca6b);
    for (const part of [a, b, c]) {
      first = Math.imul(first ^ part, 0x2c1b3c6d) ^ (first >>> 15);
      second = Math.imul(second ^ part, 0x297a2d39) ^ (second >>> 13);
    }
    this.print[FIRST] = first;
    this.print[SECOND] = second;
    this.print[UNDEFINED] = 0;
    this.print[STATE] = ORDINARY;
  }
}

/** No value is left to be computed exactly. */
function allDecided(values: Float64Array): boolean {
  for (let cell = 0; cell < values.length; cell++) {
    if (Math.abs(values[cell]) >= EXACT_LIMIT) return false;
  }
  return true;
}

function remember<Key>(cache: Map<Key, Column>, key: Key, column: Column): void {
  if (cache.size >= WIDE_CACHE) cache.clear();
  cache.set(key, column);
}

function arrayOf(
  source: Source | undefined,
  holes: readonly Float64Array[],
  buffers: readonly Float64Array[],
): Float64Array {
  if (source === undefined) return NONE;
  if (source.from === 'hole') return holes[source.index];
  return source.from === 'constant' ? source.values : buffers[source.index];
}

/** 1 for a sum, -1 for a difference, 0 for anything else. */
function signOf(operation: string): -1 | 0 | 1 {
  const ring = ringOf({ primitive: operation });
  return ring === 'addition' ? 1 : ring === 'subtraction' ? -1 : 0;
}
