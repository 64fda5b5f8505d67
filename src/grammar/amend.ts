import type { DraftProduction } from './draft.js';
import { ANY_GIVEN, DECIMAL, type Grammar, type Term } from './grammar.js';
import { readDraft } from './reader.js';
import { holesIn } from './symbols.js';

/** The text of a grammar with other weights in place of its own, and all else as it was; symbols that are not in the map keep theirs. */
export function withWeights(
  grammar: Pick<Grammar, 'name' | 'source'>,
  weights: ReadonlyMap<string, readonly number[]>,
): string {
  const lines = grammar.source.split('\n');
  const productions = readDraft(grammar.source, grammar.name).symbols.flatMap((symbol) =>
    symbol.productions.map((production, index) => ({
      production,
      weight: weights.get(symbol.name)?.[index] ?? production.weight,
    })),
  );
  // From the end, so that what comes before stays in its place.
  for (const { production, weight } of productions.reverse()) {
    if (weight === production.weight) continue;
    const { line, from, to } = placeOfWeight(production);
    const text = lines[line - 1];
    const written = weightText(weight, production.given);
    lines[line - 1] = `${text.slice(0, from)}${from === to ? ' ' : ''}${written}${text.slice(to)}`;
  }
  return lines.join('\n');
}

/** A weight as grammar files have it. */
export function weightText(weight: number, given: boolean): string {
  return given ? `[${weight} ${ANY_GIVEN}]` : `[${weight}]`;
}

/** Where `[weight]` stands or, with `from` equal to `to`, is to be put; columns from 0. */
function placeOfWeight({ bracket, last }: DraftProduction): { line: number; from: number; to: number } {
  const end = last.column - 1 + last.text.length;
  return bracket === undefined
    ? { line: last.line, from: end, to: end }
    : { line: last.line, from: bracket.column - 1, to: end };
}

/**
 * The text of a grammar in which a symbol has one more production, behind its others of the same mark: a new symbol of that name, which
 * stands for `body` alone and is defined at the end of the text below a comment.
 *
 * @param given whether it counts only for datasets with given columns
 * @param comment one line, without the sign of a comment
 */
export function withAbbreviation(
  grammar: Pick<Grammar, 'name' | 'source'>,
  abbreviation: {
    readonly symbol: string;
    readonly name: string;
    readonly body: string;
    readonly weight: number;
    readonly given: boolean;
    readonly comment: string;
  },
): string {
  const { symbol, name, body, weight, given, comment } = abbreviation;
  const draft = readDraft(grammar.source, grammar.name).symbols.find((known) => known.name === symbol);
  if (draft === undefined) throw new Error(`grammar ${grammar.name} has no symbol ${symbol}`);
  const before = draft.productions.findLast((production) => given || !production.given);
  if (before === undefined) throw new Error(`'${symbol}' derives nothing without given columns`);
  const { line, to } = placeOfWeight(before);
  const lines = grammar.source.trimEnd().split('\n');
  const text = lines[line - 1];
  lines[line - 1] = `${text.slice(0, to)} | ${name} ${weightText(weight, given)}${text.slice(to)}`;
  return `${lines.join('\n')}\n\n# ${comment}\n${name} ::= ${body}\n`;
}

/** A named constant is as likely as one in so many of all numbers. */
const NUMBERS_A_CONSTANT = 8;

/**
 * The text of a grammar of real numbers with constants that have names: a line each, and a production each wherever any number can
 * stand, of an eighth of its weight.
 *
 * @param constants names with numbers as grammar files have them
 */
export function withConstants(
  grammar: Pick<Grammar, 'name' | 'source'>,
  constants: readonly { readonly name: string; readonly number: string }[],
): string {
  const { symbols } = readDraft(grammar.source, grammar.name);
  const lines = grammar.source.split('\n');
  for (const { productions } of symbols.toReversed()) {
    const any = productions.find(({ term, given }) => isAnyNumber(term) && !given);
    const last = productions.findLast(({ given }) => !given);
    if (any === undefined || last === undefined) continue;
    const weight = weightText(Math.max(1, Math.round(any.weight / NUMBERS_A_CONSTANT)), false);
    const { line, to } = placeOfWeight(last);
    const text = lines[line - 1];
    const added = constants.map(({ name }) => ` | ${name} ${weight}`).join('');
    lines[line - 1] = `${text.slice(0, to)}${added}${text.slice(to)}`;
  }
  const told = constants.map(({ name, number }) => `constant ${name} = ${number}`);
  return [
    ...lines.slice(0, symbols[0].token.line - 1),
    ...told,
    ...lines.slice(symbols[0].token.line - 1),
  ].join('\n');
}

function isAnyNumber(term: Term): boolean {
  return term.kind === 'hole' && term.symbol === DECIMAL;
}

/**
 * The text of a grammar in which some holes are for a new symbol, which is defined at the end of the text below a comment.
 *
 * @param isMoved whether a hole is for the new symbol, by its production and its place among the holes there
 * @param definition the productions of the new symbol
 * @param comment one line, without the sign of a comment
 */
export function withSymbolAt(
  grammar: Pick<Grammar, 'name' | 'source'>,
  isMoved: (hole: {
    readonly symbol: string;
    readonly production: number;
    readonly hole: number;
    readonly of: string;
  }) => boolean,
  added: { readonly name: string; readonly definition: string; readonly comment: string },
): string {
  const draft = readDraft(grammar.source, grammar.name);
  const lines = grammar.source.trimEnd().split('\n');
  const moved = draft.symbols.flatMap(({ name: symbol, productions }) =>
    productions.flatMap(({ term }, production) =>
      // The parts of a compound model are one hole in the text.
      [...new Set(holesIn(term))]
        .filter((hole, index) => isMoved({ symbol, production, hole: index, of: hole.symbol }))
        .map((hole) => draft.places.get(hole)!),
    ),
  );
  for (const { line, column, text } of moved.reverse()) {
    const before = lines[line - 1];
    lines[line - 1] = before.slice(0, column - 1) + added.name + before.slice(column - 1 + text.length);
  }
  return `${lines.join('\n')}\n\n# ${added.comment}\n${added.name} ::= ${added.definition}\n`;
}
