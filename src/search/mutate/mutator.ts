import type { Dataset } from '../../data/dataset.js';
import { rowsOf } from '../../data/dataset.js';
import { sliceDataset } from '../../data/sections.js';
import { InputError } from '../../errors.js';
import type { Grammar } from '../../grammar/grammar.js';
import type { Model } from '../../language/expression.js';
import { buildSpace } from '../space/space.js';
import type { ChainReport, ChainState, ChainTask } from './chain.js';
import { Chance } from './chance.js';
import { TreeBuilder, type TreeNode } from './derivation-tree.js';
import { Elites } from './elites.js';
import { Growth } from './growth.js';
import { LiteralSource } from './literals.js';
import { MOST_NODES, Moves } from './moves.js';
import { type FrozenTree, type PricedTree, totalOf } from './priced-tree.js';
import { TreePricer } from './pricing.js';
import { readModel } from './reading.js';
import { Recall } from './recall.js';

/** Rows on which programs are priced; of longer data the first ones. */
export const MOST_ROWS = 1024;

/** Programs drawn for a start, of which the shortest in total is taken. */
const STARTS = 32;

/** Draws before giving up; a grammar that needs more has next to no programs of a usable size. */
const MOST_DRAWS = 10_000;

/** Proposals between two looks at whether to halt. */
const HALT_INTERVAL = 64;

/** Proposals for each evaluation granted, after which a task ends: in a small space most are known already. */
const MOST_PROPOSALS = 8;

/** Programs evaluated without a shorter total after which a chain goes back to one of its elites. */
const PATIENCE = 20_000;

/**
 * Markov chains over the programs of a grammar, in search of shorter totals than enumeration reaches. Each step proposes
 * a changed derivation and takes it with probability 2^-(bits longer / temperature), or 1 if it is shorter (Metropolis
 * et al., Equation of state calculations by fast computing machines, 1953). Proposals are not balanced by their
 * reverses, so that a chain samples no particular distribution: it is a search. The head is not part of where a chain
 * stands; each tree stands for the head under which it costs least.
 *
 * Owns what evaluation needs, for one dataset and grammar; chains come and go as plain data.
 */
export class Mutator {
  readonly #builder: TreeBuilder;
  readonly #pricer: TreePricer;
  readonly #growth: Growth;
  readonly #moves: Moves;
  readonly #recall = new Recall();
  readonly #given: readonly string[];

  /** @throws InputError when the grammar has no head for the data */
  constructor(
    dataset: Dataset,
    readonly grammar: Grammar,
  ) {
    const window = rowsOf(dataset) > MOST_ROWS ? sliceDataset(dataset, 0, MOST_ROWS) : dataset;
    this.#builder = new TreeBuilder(buildSpace(grammar, window));
    this.#pricer = new TreePricer(this.#builder, window);
    if (this.#pricer.symbols.length === 0) {
      throw new InputError(`grammar ${grammar.name} has no head for data of kind ${dataset.kind}`);
    }
    this.#growth = new Growth(this.#builder, new LiteralSource(window.target));
    this.#moves = new Moves(this.#builder, this.#growth, this.#pricer.symbols);
    this.#given = dataset.given.map(({ name }) => name);
  }

  /**
   * A chain that begins with a model, or with a program drawn from the grammar if there is none or the grammar does not
   * derive it.
   *
   * @param temperature bits, above 0
   */
  start(seed: number, temperature: number, from: Model | undefined): ChainState {
    const chance = Chance.fromSeed(seed);
    const given = from === undefined ? undefined : this.#treeOf(from);
    const current = this.#freeze(given === undefined ? this.#draw(chance) : this.#priced(given));
    // What came from elsewhere is no discovery of the chain.
    const elites = given === undefined ? [] : [current];
    return { random: chance.state, temperature, current, elites, stale: 0 };
  }

  /** Continues a chain until its evaluations are used up or `halted` says so. */
  run(task: ChainTask, halted: () => boolean): ChainReport {
    const { temperature } = task.state;
    const { columns } = this.#pricer;
    const chance = Chance.fromState(task.state.random);
    const elites = new Elites(task.state.elites.map((elite) => this.#thaw(elite)));
    const found = new Set<PricedTree>();
    const notice = (tree: PricedTree): void => {
      if (elites.insert(tree)) found.add(tree);
    };
    this.#recall.clear();
    this.#moves.setDonors([
      ...task.elites.map((model) => this.#treeOf(model)).filter((tree) => tree !== undefined),
      ...elites.trees.map(({ tree }) => tree),
    ]);

    let current = this.#thaw(task.state.current);
    columns.hold(current.tree);
    notice(current);
    const step = (next: PricedTree): void => {
      columns.hold(next.tree, current.tree);
      current = next;
    };

    let evaluated = 0;
    let recalled = 0;
    let { stale } = task.state;
    const mostProposals = MOST_PROPOSALS * task.evaluations;
    for (let proposals = 0; proposals < mostProposals && evaluated < task.evaluations; proposals++) {
      if (proposals % HALT_INTERVAL === 0 && halted()) break;
      if (stale >= PATIENCE && elites.trees.length > 0) {
        stale = 0;
        step(chance.pick(elites.trees));
      }
      const tree = this.#moves.change(current.tree, chance);
      if (tree === undefined) continue;
      // The ticket is drawn first, so that pricing stops as soon as the step is known to be refused.
      const bound = totalOf(current) - temperature * Math.log2(1 - chance.real());
      if (this.#pricer.leastBits(tree) > bound) continue;
      const known = this.#recall.of(tree, bound);
      if (known !== undefined) {
        recalled++;
        if (known !== 'dear') step(known);
        continue;
      }
      evaluated++;
      stale++;
      const next = this.#pricer.price(tree, bound);
      this.#recall.keep(tree, next, bound);
      if (next === undefined) {
        columns.drop();
        continue;
      }
      if (totalOf(next) < elites.least) stale = 0;
      notice(next);
      step(next);
    }
    columns.release(current.tree);

    const state = {
      random: chance.state,
      temperature,
      current: this.#freeze(current),
      elites: elites.trees.map((elite) => this.#freeze(elite)),
      stale,
    };
    const improvements = elites.trees.filter((elite) => found.has(elite));
    return { state, evaluated, recalled, models: improvements.map((elite) => this.#modelOf(elite)) };
  }

  /** Undefined for what the grammar does not derive, or only under a head that does not fit the data. */
  #treeOf(model: Model): TreeNode | undefined {
    const tree = readModel(this.#builder, this.grammar, model, this.#given);
    return tree !== undefined && this.#pricer.symbols.includes(tree.symbol) ? tree : undefined;
  }

  /** The best of a few programs drawn from the grammar. */
  #draw(chance: Chance): PricedTree {
    let best: PricedTree | undefined;
    for (let draws = 0, usable = 0; usable < STARTS && draws < MOST_DRAWS; draws++) {
      const tree = this.#growth.tree(chance.pick(this.#pricer.symbols), MOST_NODES, chance);
      if (tree === undefined) continue;
      usable++;
      const priced = this.#priced(tree);
      if (best === undefined || totalOf(priced) < totalOf(best)) best = priced;
    }
    if (best !== undefined) return best;
    throw new Error(
      `none of ${MOST_DRAWS} programs drawn from grammar ${this.grammar.name} was of a usable size`,
    );
  }

  #priced(tree: TreeNode): PricedTree {
    const priced = this.#pricer.price(tree, Number.POSITIVE_INFINITY) ?? this.#pricer.unpriced(tree);
    this.#pricer.columns.drop();
    return priced;
  }

  #modelOf({ tree, root }: PricedTree): Model {
    return { head: this.#builder.space.roots[root].head, expressions: [this.#builder.expressionOf(tree)] };
  }

  #freeze({ tree, ...price }: PricedTree): FrozenTree {
    return { ...price, tree: this.#builder.freeze(tree) };
  }

  #thaw({ tree, ...price }: FrozenTree): PricedTree {
    return { ...price, tree: this.#builder.thaw(tree, this.#builder.space.roots[price.root].symbol) };
  }
}
