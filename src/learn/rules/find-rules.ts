import { priceModel } from '../../codelength/price.js';
import { givenNames } from '../../data/dataset.js';
import { type Grammar, requireIntegers } from '../../grammar/grammar.js';
import { isSingle, type SingleModel } from '../../language/expression.js';
import { type Exception, type Instance, type Observation, type Outcome, testSchema } from './evidence.js';
import {
  generalise,
  instantiate,
  literalsOf,
  parameterPlaces,
  printSchema,
  type Schema,
  shapeOf,
} from './schema.js';
import { isVariable, schemaBits } from './schema-price.js';

/** A schema with its evidence. */
export interface Rule {
  readonly schema: Schema;
  /** The schema as text, `exact(p*a(n-1) + q)`. */
  readonly text: string;
  /** Bits of telling it once. */
  readonly schemaBits: number;
  /**
   * Bits that it saves: of all instances whose winner takes more than parameters and data by the rule, the winners' bits less
   * these, less those of the schema. Above 0.
   */
  readonly savedBits: number;
  /** Datasets that it describes: all rows seen and, where there are any, all hidden ones. */
  readonly support: number;
  /** Of the datasets with hidden rows whose seen rows it fits, the share on which it is right on all hidden ones; undefined without any. */
  readonly confidence: number | undefined;
  readonly instances: readonly Instance[];
  readonly exceptions: readonly Exception[];
}

/** What looking for rules may take. */
export interface RuleOptions {
  /** Called after each schema that has been tested. */
  readonly onProgress?: (tested: number, schemas: number) => void;
  readonly signal?: AbortSignal;
}

/** Generalisations of pairs that are looked at for one shape, at most. */
const MOST_PAIRS = 100;

/**
 * Rules that hold in several datasets. Winners of one shape are generalised, all together and in pairs; each schema is tested on
 * all datasets, those without a winner too, and on their hidden rows. A dataset counts as an instance of the first of the
 * rules that describe it, in the order of what they save; so the bits that all rules save add up. Rules that save nothing
 * are left out.
 */
export function findRules(
  observations: readonly Observation[],
  grammar: Grammar,
  options: RuleOptions = {},
): readonly Rule[] {
  requireIntegers(grammar);
  const winnerBits = new Map(
    observations.flatMap(({ name, dataset, winner }) =>
      winner === undefined ? [] : [[name, priceModel(dataset, grammar, winner).totalBits] as const],
    ),
  );
  const schemas = schemasOf(observations, grammar);
  const tested: Tested[] = [];
  for (const { schema, bits, values } of schemas) {
    if (options.signal?.aborted) break;
    tested.push({
      schema,
      bits,
      outcomes: observations.flatMap(
        (one) => testSchema(schema, one, values, winnerBits.get(one.name)) ?? [],
      ),
    });
    options.onProgress?.(tested.length, schemas.length);
  }
  const rules: Rule[] = [];
  const taken = new Set<string>();
  for (;;) {
    const left = tested.map((one) => ruleOf(one, taken));
    const best = left.reduce<Rule | undefined>(
      (most, rule) => (rule.savedBits > (most?.savedBits ?? 0) ? rule : most),
      undefined,
    );
    if (best === undefined) return rules;
    rules.push(best);
    for (const { name } of best.instances) taken.add(name);
  }
}

interface PricedSchema {
  readonly schema: Schema;
  readonly bits: number;
  /** The values of its parameters in the winners that it generalises. */
  readonly values: readonly (readonly bigint[])[];
}

interface Tested {
  readonly schema: Schema;
  readonly bits: number;
  readonly outcomes: readonly Outcome[];
}

/** The rule that a schema is for the datasets that no other rule has taken. */
function ruleOf({ schema, bits, outcomes }: Tested, taken: ReadonlySet<string>): Rule {
  const left = outcomes.filter(({ instance }) => !taken.has(instance.name));
  const exceptions = left.flatMap(({ exception }) => exception ?? []);
  const instances = left.filter(({ exception }) => exception === undefined).map(({ instance }) => instance);
  const held = instances.filter(({ holds }) => holds === true).length;
  const gains = instances.map(({ winnerBits, parameterBits, dataBits }) =>
    winnerBits === undefined ? 0 : Math.max(0, winnerBits - parameterBits - dataBits),
  );
  return {
    schema,
    text: printSchema(schema),
    schemaBits: bits,
    savedBits: gains.reduce((sum, gain) => sum + gain, 0) - bits,
    support: instances.length,
    confidence: held + exceptions.length === 0 ? undefined : held / (held + exceptions.length),
    instances,
    exceptions,
  };
}

/** The generalisations of the winners that have parameters and can be told in the grammar. */
function schemasOf(observations: readonly Observation[], grammar: Grammar): readonly PricedSchema[] {
  const groups = new Map<string, { readonly models: SingleModel[]; readonly given: readonly string[] }>();
  for (const { dataset, winner } of observations) {
    if (winner === undefined || !isSingle(winner)) continue;
    const given = givenNames(dataset);
    const shape = shapeOf(winner, (model, index) => isVariable(grammar, model, index, given));
    const key = `${shape} ${given.join()}`;
    const group = groups.get(key) ?? { models: [], given };
    groups.set(key, group);
    group.models.push(winner);
  }
  const found = new Map<string, PricedSchema>();
  for (const { models, given } of groups.values()) {
    const pairs = models.flatMap((one, index) => models.slice(index + 1).map((other) => [one, other]));
    for (const some of [models, ...pairs.slice(0, MOST_PAIRS)]) {
      const schema = generalise(some);
      const text = printSchema(schema);
      if (schema.parameters.length === 0 || found.has(text)) continue;
      const bits = schemaBits(grammar, schema, given);
      if (bits !== undefined) found.set(text, { schema, bits, values: valuesIn(schema, models) });
    }
  }
  return [...found.values()];
}

/** The values of a schema's parameters in the models that are instances of it. */
function valuesIn(schema: Schema, models: readonly SingleModel[]): readonly (readonly bigint[])[] {
  const places = parameterPlaces(schema);
  return models.flatMap((model) => {
    const literals = literalsOf(model);
    const values = places.map((place) => literals[place]);
    return literalsOf(instantiate(schema, values)).join() === literals.join() ? [values] : [];
  });
}
