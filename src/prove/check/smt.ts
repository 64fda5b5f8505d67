import type { Bind, Expression } from '../../language/expression.js';
import { ROW } from '../../language/names.js';
import { printExpression } from '../../language/print.js';
import { isRowName } from '../free-past.js';
import { freeVariables } from '../free-variables.js';
import type { StandardStatement } from '../standard-form.js';
import type { Definition } from '../statement.js';
import type { WorkLimit } from '../work-limit.js';
import { lagOf } from './affine.js';
import { NotShown, require } from './verdict.js';

/** Names of the variables of a program in SMT-LIB. */
type Names = ReadonlyMap<string, string>;

/** What a rule calls for its own earlier rows, and how many first rows it has. */
interface Rule {
  readonly called: Recursive;
  readonly first: number;
}

/** A function of one integer, or of two for powers: what holds of it at arguments. */
interface Recursive {
  readonly name: string;
  readonly fact: (...values: string[]) => string;
}

/** So often are functions unfolded where they are called. */
const ROUNDS = 2;

/** Texts of parts are no longer than this, and those of all facts together no longer than ten times as much. */
const LONGEST = 100_000;

/**
 * Says what a statement means in SMT-LIB. Sequences, powers and sums are functions of which a solver learns what their definitions
 * say at the places where they are called. Throws {@link NotShown} where an expression has no translation.
 */
export class SmtMeaning {
  readonly #functions = new Map<string, Recursive>();
  readonly #calls = new Map<string, { readonly called: Recursive; readonly values: readonly string[] }>();
  readonly #facts: string[] = [];
  readonly #roots: string[] = [];
  /** Conditions under which everything that was translated last is defined. */
  #conditions: string[] = [];

  /** What parameters are called in the script: no name of a person's choice is in it. */
  readonly #parameters: Names;

  constructor(
    readonly statement: StandardStatement,
    readonly work: WorkLimit,
  ) {
    this.#parameters = new Map(statement.parameters.map((name, index) => [name, `parameter${index}`]));
  }

  /** The script that is unsatisfiable if row n follows from so many rows before it, for all n from so many rows on. */
  step(depth: number): string {
    const { left, right, from, past } = this.statement;
    const row = (by: number): string => {
      const names = new Map([...this.#parameters, [ROW, by === 0 ? 'n' : `(- n ${by})`]]);
      this.#conditions = [];
      const equal = `(= ${this.#term(left, names)} ${this.#term(right, names)})`;
      return `(and true ${this.#conditions.join(' ')} ${equal})`;
    };
    const goal = row(0);
    const before = Array.from({ length: depth }, (_, index) => `(assert ${row(index + 1)})`);
    const unfolded = this.#unfolded();
    const bits = past === 'bits' ? [...this.#parameters].filter(([name]) => isRowName(name)) : [];
    return [
      ...[...this.#parameters.values()].map((name) => `(declare-const ${name} Int)`),
      ...[...this.#functions.values()].map(
        ({ name }) => `(declare-fun ${name} (${name === 'power' ? 'Int Int' : 'Int'}) Int)`,
      ),
      ...this.#roots.map((name) => `(declare-const ${name} Int)`),
      '(declare-const n Int)',
      `(assert (>= n ${number(from + BigInt(depth))}))`,
      ...bits.map(([, name]) => `(assert (and (<= 0 ${name}) (<= ${name} 1)))`),
      ...[...this.#facts, ...unfolded].map((fact) => `(assert ${fact})`),
      ...before,
      `(assert (not ${goal}))`,
      '(check-sat)',
    ].join('\n');
  }

  /** What the definitions say at each call, and at the calls that they make in turn. */
  #unfolded(): string[] {
    const facts = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const [text, { called, values }] of [...this.#calls]) {
        if (!facts.has(text)) facts.set(text, called.fact(...values));
      }
    }
    return [...facts.values()];
  }

  #call(called: Recursive, ...values: string[]): string {
    const text = `(${called.name} ${values.join(' ')})`;
    this.#calls.set(text, { called, values });
    return text;
  }

  #function(key: string, name: string, fact: (...values: string[]) => string): Recursive {
    let found = this.#functions.get(key);
    if (found === undefined) {
      found = { name, fact };
      this.#functions.set(key, found);
    }
    return found;
  }

  #term(node: Expression, names: Names, rule?: Rule): string {
    const text = this.#translated(node, names, rule);
    this.work.spend(1 + (text.length >> 4));
    require(text.length <= LONGEST, 'the translation is too long');
    return text;
  }

  #translated(node: Expression, names: Names, rule?: Rule): string {
    switch (node.kind) {
      case 'literal':
        return number(node.value);
      case 'variable': {
        const name = names.get(node.name);
        require(name !== undefined, `${node.name} stands for nothing`);
        return name;
      }
      case 'past': {
        const lag = lagOf(node.index);
        require(rule !== undefined && lag !== undefined, 'a rule reads a row at no fixed distance');
        require(lag <= rule.first, 'a rule reads a row before the first');
        return this.#call(rule.called, this.#term(node.index, names));
      }
      case 'given':
        return this.#natural(this.#sequence(node.column), node.index, names, rule);
      case 'bind':
        return this.#sum(node, names, rule);
      case 'apply':
        return this.#application(node.primitive, node.arguments, names, rule);
    }
  }

  #application(
    primitive: string,
    values: readonly Expression[],
    names: Names,
    rule: Rule | undefined,
  ): string {
    if (primitive === 'if') return this.#choice(values, names, rule);
    if (primitive === 'fibonacci') return this.#natural(this.#fibonacci(), values[0], names, rule);
    if (primitive === 'factorial') return this.#natural(this.#factorial(), values[0], names, rule);
    const [x, y] = values.map((value) => this.#term(value, names, rule));
    switch (primitive) {
      case '+':
      case '-':
      case '*':
      case '=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return `(${primitive} ${x} ${y})`;
      case '!=':
        return `(distinct ${x} ${y})`;
      case 'neg':
        return `(- ${x})`;
      case 'not':
        return `(not ${x})`;
      case 'both':
        return `(and ${x} ${y})`;
      case 'either':
        return `(or ${x} ${y})`;
      case 'abs':
        return `(abs ${x})`;
      case 'sign':
        return `(ite (= ${x} 0) 0 (ite (< ${x} 0) (- 1) 1))`;
      case 'min':
        return `(ite (< ${x} ${y}) ${x} ${y})`;
      case 'max':
        return `(ite (< ${x} ${y}) ${y} ${x})`;
      case 'div':
      case 'mod': {
        const [, divisor] = values;
        if (divisor.kind !== 'literal' || divisor.value === 0n) this.#conditions.push(`(distinct ${y} 0)`);
        // Euclid's division rounds towards the divisor's sign: for a negative divisor both signs are turned.
        const quotient = `(ite (< ${y} 0) (div (- ${x}) (- ${y})) (div ${x} ${y}))`;
        return primitive === 'div' ? quotient : `(- ${x} (* ${y} ${quotient}))`;
      }
      case 'isqrt': {
        const root = `isqrt${this.#roots.length}`;
        this.#roots.push(root);
        this.#conditions.push(`(<= 0 ${x})`);
        const next = `(+ ${root} 1)`;
        this.#facts.push(
          `(=> (<= 0 ${x}) (and (<= 0 ${root}) (<= (* ${root} ${root}) ${x}) (> (* ${next} ${next}) ${x})))`,
        );
        return root;
      }
      case '^':
        return this.#power(x, y, values);
      default:
        throw new NotShown(`${primitive} has no translation`);
    }
  }

  #power(x: string, y: string, [, exponent]: readonly Expression[]): string {
    if (exponent.kind === 'literal' && exponent.value >= 0n && exponent.value <= 24n) {
      return `(* 1 1 ${Array(Number(exponent.value)).fill(x).join(' ')})`;
    }
    this.#conditions.push(`(<= 0 ${y})`);
    const power = this.#function('power', 'power', (base, at) => {
      const before = this.#call(power, base, `(- ${at} 1)`);
      return `(= (power ${base} ${at}) (ite (<= ${at} 0) 1 (* ${base} ${before})))`;
    });
    return this.#call(power, x, y);
  }

  /** What is defined in the branch that is not taken does not matter. */
  #choice(values: readonly Expression[], names: Names, rule: Rule | undefined): string {
    const condition = this.#term(values[0], names, rule);
    const outer = this.#conditions;
    const branches = values.slice(1).map((value) => {
      this.#conditions = [];
      const term = this.#term(value, names, rule);
      return {
        term,
        defined: `(and true ${this.#conditions.join(' ')})`,
        total: this.#conditions.length === 0,
      };
    });
    const [yes, no] = branches;
    this.#conditions = outer;
    if (!branches.every(({ total }) => total)) {
      outer.push(`(ite ${condition} ${yes.defined} ${no.defined})`);
    }
    return `(ite ${condition} ${yes.term} ${no.term})`;
  }

  /** A function of natural numbers at an index. */
  #natural(called: Recursive, index: Expression, names: Names, rule: Rule | undefined): string {
    const at = this.#term(index, names, rule);
    this.#conditions.push(`(<= 0 ${at})`);
    return this.#call(called, at);
  }

  #fibonacci(): Recursive {
    const called = this.#function('fibonacci', 'fibonacci', (at) => {
      const [one, two] = [1, 2].map((lag) => this.#call(called, `(- ${at} ${lag})`));
      return `(= (fibonacci ${at}) (ite (<= ${at} 1) ${at} (+ ${one} ${two})))`;
    });
    return called;
  }

  #factorial(): Recursive {
    const called = this.#function('factorial', 'factorial', (at) => {
      const before = this.#call(called, `(- ${at} 1)`);
      return `(= (factorial ${at}) (ite (<= ${at} 0) 1 (* ${at} ${before})))`;
    });
    return called;
  }

  /** Nothing is said of rows before row 0, where there is no sequence. */
  #sequence(column: string): Recursive {
    const { definitions } = this.statement;
    const place = definitions.findIndex(({ name }) => name === column);
    require(place >= 0, `${column} is not defined`);
    const name = `sequence${place}`;
    this.#requireTotal(`sequence ${column}`, (apart) => {
      const itself: Recursive = { name, fact: () => 'true' };
      apart.#rule(definitions[place], itself, 'index');
    });
    const called = this.#function(`sequence ${column}`, name, (at) => {
      const value = this.#rule(definitions[place], called, at);
      return `(=> (<= 0 ${at}) (= (${name} ${at}) ${value}))`;
    });
    return called;
  }

  #rule({ name, initial, rule }: Definition, called: Recursive, at: string): string {
    const names = new Map([...this.#parameters, [ROW, at]]);
    const value = this.#total(name, () => this.#term(rule, names, { called, first: initial.length }));
    return initial.reduceRight((rest, term, row) => `(ite (= ${at} ${row}) ${number(term)} ${rest})`, value);
  }

  #sum(node: Bind<Expression>, names: Names, rule: Rule | undefined): string {
    const [lower, upper] = node.arguments;
    const free = [...freeVariables(node.body)].filter((name) => name !== node.variable);
    require(lower.kind === 'literal', `${printExpression(node)} has no translation`);
    require(['sum', 'product', 'count'].includes(node.binder) &&
      free.every((name) => this.#parameters.has(name)), `${printExpression(node)} has no translation`);
    const key = [node.binder, node.variable, number(lower.value), printExpression(node.body)].join(' ');
    const name = this.#functions.get(key)?.name ?? `fold${this.#functions.size}`;
    const [neutral, step] = node.binder === 'product' ? ['1', '*'] : ['0', '+'];
    this.#requireTotal(key, (apart) => {
      const inner = new Map([...this.#parameters, [node.variable, 'index']]);
      apart.#total(key, () => apart.#term(node.body, inner));
    });
    const called = this.#function(key, name, (at) => {
      const inner = new Map([...this.#parameters, [node.variable, at]]);
      const body = this.#total(key, () => this.#term(node.body, inner));
      const term = node.binder === 'count' ? `(ite ${body} 1 0)` : body;
      const before = this.#call(called, `(- ${at} 1)`);
      return `(= (${name} ${at}) (ite (< ${at} ${number(lower.value)}) ${neutral} (${step} ${before} ${term})))`;
    });
    return this.#call(called, this.#term(upper, names, rule));
  }

  /**
   * Translates a rule or the terms of a sum apart from all else, when it is first met: facts about it may never be asked for, since
   * functions are unfolded a few times only, but it has to be defined wherever it is used.
   */
  #requireTotal(key: string, translate: (apart: SmtMeaning) => void): void {
    if (this.#functions.has(key)) return;
    translate(new SmtMeaning(this.statement, this.work));
  }

  /** A translation of what has to be defined wherever it is used. */
  #total(what: string, translate: () => string): string {
    const outer = this.#conditions;
    const roots = this.#roots.length;
    this.#conditions = [];
    const term = translate();
    require(this.#conditions.length === 0 && this.#roots.length === roots, `${what} may be undefined`);
    this.#conditions = outer;
    return term;
  }
}

function number(value: bigint): string {
  return value < 0n ? `(- ${-value})` : String(value);
}
