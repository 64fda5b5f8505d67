/** The bound variables in scope, innermost first: the program's name for each beside the grammar's. */
export interface Scope {
  readonly id: number;
  readonly own: string;
  readonly grammar: string;
  readonly outer: Scope | undefined;
}

/** Scopes met while a program is held against a grammar. Equal ones get one identity, so that tables recognise them. */
export class Scopes {
  readonly #known = new Map<string, Scope>();

  enter(own: string, grammar: string, outer: Scope | undefined): Scope {
    const key = `${outer?.id ?? ''} ${own} ${grammar}`;
    const scope = this.#known.get(key) ?? { id: this.#known.size, own, grammar, outer };
    this.#known.set(key, scope);
    return scope;
  }
}

/** Both names mean the same binder: neither is captured by a binder further in (alpha equivalence). */
export function sameVariable(own: string, grammar: string, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.outer) {
    if (at.own === own || at.grammar === grammar) return at.own === own && at.grammar === grammar;
  }
  return own === grammar;
}
