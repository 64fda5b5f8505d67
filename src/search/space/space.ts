import { type Dataset, givenNames, rowsOf } from '../../data/dataset.js';
import type { Grammar, Hole, Term } from '../../grammar/grammar.js';
import { LITERAL } from '../../grammar/grammar.js';
import { inForce } from '../../grammar/in-force.js';
import { mapSubterms, subterms } from '../../grammar/symbols.js';
import { binder } from '../../language/binders.js';
import { rootWorld } from '../../language/columns.js';
import { select } from '../../language/selection.js';
import { affordableColumn } from './affordable.js';
import type { Grid } from './grid.js';
import { type Layout, layOutRows, layOutShared } from './layout.js';
import { orderSymbols, outsideUnits } from './outside.js';
import type { Root, SpaceProduction, SpaceSymbol } from './production.js';
import { compileTemplate, type Subgrid } from './template.js';
import { countGiven, dependsOnlyOn, isClosed, nameGiven } from './term.js';

/** All programs of a grammar over one dataset, as the enumeration sees them. */
export interface Space {
  /** Search units in a bit. */
  readonly unitsPerBit: number;
  readonly grids: readonly Grid[];
  readonly symbols: readonly SpaceSymbol[];
  /**
   * For each symbol, the least units of everything around it in a program, beyond those of the cheapest head: one of u units is
   * not needed before programs of u + outside units are (Knuth, A generalization of Dijkstra's algorithm, 1977).
   * Infinity if no program has it.
   */
  readonly outside: readonly number[];
  /** The symbols in an order in which those needed at a price come before those that need them at that price. */
  readonly order: readonly number[];
  readonly productions: readonly SpaceProduction[];
  readonly roots: readonly Root[];
  /** Some binder would have needed too many cells; its programs are evaluated one by one, without columns. */
  readonly oversized: boolean;
  /** Why its programs cannot be enumerated by price, if they cannot; they can be drawn, changed and evaluated all the same. */
  readonly unfit: string | undefined;
}

/** Cells beyond which a binder's body is not enumerated over a grid. */
const MAX_CELLS = 2 ** 16;
/** Grids beyond which no more are made: bodies within bodies would have more and more of them. */
const MAX_GRIDS = 32;
const FINEST_UNITS = 4096;
const MAX_HOLES = 3;

/** Relative work of evaluating a whole expression instead of one step. */
const WHOLE_EXPRESSION_WORK = 100;

/**
 * Instantiates a grammar over a dataset. Deterministic: every worker builds the same space from the same arguments.
 */
export function buildSpace(grammar: Grammar, dataset: Dataset): Space {
  return new SpaceBuilder(inForce(grammar, givenNames(dataset).length > 0), dataset).build();
}

interface Definition {
  readonly name: string;
  readonly productions: readonly { readonly term: Term; readonly bits: number }[];
}

interface DraftSymbol {
  readonly name: string;
  readonly grid: number | undefined;
  readonly productions: number[];
}

class SpaceBuilder {
  readonly #symbols: DraftSymbol[] = [];
  readonly #symbolIndex = new Map<string, number>();
  readonly #productions: SpaceProduction[] = [];
  readonly #grids: Grid[] = [];
  readonly #gridIndex = new Map<string, (Layout & { readonly grid: number }) | undefined>();
  readonly #roots: Root[] = [];
  #oversized = false;
  #unfit: string | undefined;
  readonly #definitions: Map<string, Definition>;
  readonly #given: readonly string[];
  readonly #unitsPerBit: number;
  readonly #pending: (() => void)[] = [];

  constructor(
    readonly grammar: Grammar,
    readonly dataset: Dataset,
  ) {
    this.#definitions = new Map(grammar.symbols.map((symbol) => [symbol.name, symbol]));
    this.#given = givenNames(dataset);
    this.#unitsPerBit = this.#finestUnits();
    this.#grids.push({ cells: rowsOf(dataset), world: rootWorld(dataset.target, dataset.given) });
  }

  build(): Space {
    this.#collectRoots(this.grammar.start, 0, new Set());
    for (let task = this.#pending.pop(); task !== undefined; task = this.#pending.pop()) task();
    const outside = outsideUnits(this.#symbols, this.#productions, this.#roots, this.#unitsPerBit);
    return {
      unitsPerBit: this.#unitsPerBit,
      grids: this.#grids,
      symbols: this.#symbols,
      outside,
      order: orderSymbols(this.#symbols, this.#productions).sort((x, y) => outside[y] - outside[x]),
      productions: this.#productions,
      roots: this.#roots,
      oversized: this.#oversized,
      unfit: this.#unfit,
    };
  }

  /** Units a bit such that no production with a hole and a price is free, or enumeration by price would not end. */
  #finestUnits(): number {
    let units = 16;
    for (const symbol of this.grammar.symbols) {
      for (const { bits, term } of symbol.productions) {
        if (bits === 0 || symbol.type === 'model' || isClosed(term)) continue;
        while (units <= FINEST_UNITS && Math.floor(bits * units) === 0) units *= 2;
        if (units <= FINEST_UNITS) continue;
        this.#unfit ??=
          `a production of '${symbol.name}' is so likely (${bits.toExponential(1)} bits) that its ` +
          'programs cannot be enumerated by price; lower its weight';
        return FINEST_UNITS;
      }
    }
    return units;
  }

  /** Compound models are not among them: their parts have no columns over all rows. */
  #collectRoots(name: string, bits: number, seen: ReadonlySet<string>): void {
    if (seen.has(name)) return;
    const symbol = this.#definitions.get(name);
    if (symbol === undefined) throw new Error(`undefined symbol ${name}`);
    for (const production of symbol.productions) {
      const { term } = production;
      const total = bits + production.bits;
      if (term.kind === 'hole') this.#collectRoots(term.symbol, total, new Set([...seen, name]));
      else if (term.kind === 'model') {
        const expression = term.expressions[0];
        const hole = this.#asHole(expression);
        this.#roots.push({ head: term.head, symbol: this.#symbol(hole.symbol, 0), bits: total, term });
      } else if (term.kind !== 'compound') throw new Error(`${name} is not a model symbol`);
    }
  }

  /** The instance of a grammar symbol on a grid; its productions are made later, so recursion ends. */
  #symbol(name: string, grid: number | undefined): number {
    const key = `${name}@${grid ?? 'none'}`;
    const known = this.#symbolIndex.get(key);
    if (known !== undefined) return known;
    const index = this.#symbols.length;
    this.#symbolIndex.set(key, index);
    this.#symbols.push({ name, grid, productions: [] });
    if (name !== LITERAL) {
      this.#pending.push(() => {
        for (const [choice, { term, bits }] of this.#definitions.get(name)!.productions.entries())
          this.#addProduction(index, choice, term, bits);
      });
    }
    return index;
  }

  /** A term as a hole; what is not one becomes a symbol of its own with that single, free production. */
  #asHole(term: Term): Hole {
    if (term.kind === 'hole') return term;
    const symbol = `(${this.#definitions.size})`;
    this.#definitions.set(symbol, { name: symbol, productions: [{ term, bits: 0 }] });
    return { kind: 'hole', symbol };
  }

  /** The same term with every searched-for body of a binder as a bare hole, so that it gets columns of its own. */
  #separateBodies(term: Term): Term {
    const separated = mapSubterms(term, (child) => this.#separateBodies(child));
    if (separated.kind !== 'bind' || isClosed(separated.body)) return separated;
    return { ...separated, body: this.#asHole(separated.body) };
  }

  #addProduction(symbol: number, choice: number, term: Term, bits: number): void {
    const pattern = this.#separateBodies(term);
    const price = bits + countGiven(pattern) * Math.log2(Math.max(1, this.#given.length));
    for (const named of nameGiven(pattern, this.#given))
      this.#instantiate(symbol, named, { bits: price, choice, pattern });
  }

  #instantiate(
    symbol: number,
    term: Term,
    { bits, choice, pattern }: Pick<SpaceProduction, 'bits' | 'choice' | 'pattern'>,
  ): void {
    const { grid } = this.#symbols[symbol];
    const holes: number[] = [];
    const columnwise = grid !== undefined && this.#placeHoles(term, grid, holes);
    if (!columnwise) {
      holes.length = 0;
      this.#placeOpaqueHoles(term, grid, holes);
    }
    if (holes.length > MAX_HOLES) {
      this.#unfit ??=
        `a production of '${this.#symbols[symbol].name}' refers to ${holes.length} symbols; ` +
        `the enumeration takes ${MAX_HOLES} at most; divide it with a symbol of its own`;
    }
    const template = columnwise
      ? compileTemplate(term, this.#grids[grid], (bind) => this.#subgrid(bind, grid))
      : undefined;
    const direct = term.kind === 'apply' && term.arguments.every((argument) => argument.kind === 'hole');
    const swappable = direct && holes.length === 2 && holes[0] === holes[1];
    this.#symbols[symbol].productions.push(this.#productions.length);
    this.#productions.push({
      symbol,
      bits,
      units: Math.floor(bits * this.#unitsPerBit + 1e-9),
      choice,
      pattern,
      holes,
      term,
      template,
      alias: term.kind === 'hole',
      operation: direct && holes.length === 2 ? term.primitive : undefined,
      commutative: swappable && template?.commutative === true,
      work:
        template === undefined
          ? WHOLE_EXPRESSION_WORK * (grid === undefined ? 1 : this.#grids[grid].cells)
          : template.work,
    });
  }

  /** Finds the symbols of a term's holes in order; false if some body has no grid of its own. */
  #placeHoles(term: Term, grid: number, holes: number[]): boolean {
    if (term.kind === 'hole') {
      holes.push(this.#symbol(term.symbol, grid));
      return true;
    }
    if (term.kind !== 'bind') return subterms(term).every((child) => this.#placeHoles(child, grid, holes));
    if (isClosed(term)) return true;
    const subgrid = this.#subgrid(term, grid);
    if (subgrid === undefined) return false;
    return this.#placeHoles(term.body, subgrid.grid, holes);
  }

  #placeOpaqueHoles(term: Term, grid: number | undefined, holes: number[]): void {
    if (term.kind === 'hole') holes.push(this.#symbol(term.symbol, grid));
    else if (term.kind === 'bind') {
      for (const argument of term.arguments) this.#placeOpaqueHoles(argument, grid, holes);
      this.#placeOpaqueHoles(term.body, undefined, holes);
    } else for (const child of subterms(term)) this.#placeOpaqueHoles(child, grid, holes);
  }

  /** The cells of a binder with fixed bounds, on top of a grid. */
  #subgrid(term: Term & { kind: 'bind' }, grid: number): Subgrid | undefined {
    const { variable, body } = term;
    const entry = binder(term.binder);
    // Ranges with the same bounds share their cells whatever they fold; their bodies are the same programs.
    const key = `${grid}|${entry.kind}|${variable}|${JSON.stringify(term.arguments, bigintText)}`;
    if (!this.#gridIndex.has(key)) this.#gridIndex.set(key, this.#makeSubgrid(term, grid));
    const layout = this.#gridIndex.get(key);
    if (layout === undefined) return undefined;
    const { grid: inner, world } = layout;
    if (layout.kind === 'rows' && entry.kind === 'range') {
      const { starts } = layout;
      const { reduce } = entry;
      return { grid: inner, cells: world.rows, reduce: (out, rows, a, i) => reduce(out, rows, starts, a, i) };
    }
    if (layout.kind === 'shared' && this.#dependsOn(body, variable)) {
      const { lower, indices } = layout;
      return {
        grid: inner,
        cells: world.rows,
        reduce: (out, rows, a, i) => select(out, rows, lower, indices, a, i),
      };
    }
    return undefined;
  }

  /** Whether the programs that a term stands for depend on no more than a variable, and so not on the row. */
  #dependsOn(term: Term, variable: string): boolean {
    return dependsOnlyOn(term, [variable], (symbol) => this.#definitions.get(symbol)?.productions ?? []);
  }

  #makeSubgrid(
    term: Term & { kind: 'bind' },
    grid: number,
  ): (Layout & { readonly grid: number }) | undefined {
    if (this.#grids.length >= MAX_GRIDS || !term.arguments.every(isClosed)) return undefined;
    const { kind } = binder(term.binder);
    if (kind === 'repeat') return undefined;
    const { world } = this.#grids[grid];
    const bounds = term.arguments.map((bound) => affordableColumn(bound, world));
    const layout =
      kind === 'range'
        ? layOutRows(bounds, term.variable, world)
        : layOutShared(bounds, term.variable, world);
    if (layout === undefined) return undefined;
    const cells = layout.world.rows;
    if (cells > MAX_CELLS) this.#oversized = true;
    if (cells > MAX_CELLS || cells === 0) return undefined;
    this.#grids.push({ cells, world: layout.world });
    return { ...layout, grid: this.#grids.length - 1 };
  }
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
