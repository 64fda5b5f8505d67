/** Definitions that exported programs may need, by the name of the function defined. */
export type Definitions = ReadonlyMap<string, string>;

/** The definitions that a program calls, and those that they call in turn, in the order of the table. */
export function preludeOf(program: string, definitions: Definitions): string[] {
  const needed = new Set<string>();
  const collect = (text: string): void => {
    for (const [, name] of text.matchAll(/\b(\w+)\(/g)) {
      const definition = definitions.get(name);
      if (definition === undefined || needed.has(name)) continue;
      needed.add(name);
      collect(definition);
    }
  };
  collect(program);
  return [...definitions].filter(([name]) => needed.has(name)).map(([, definition]) => definition);
}

/** A bound variable's name that means nothing else in any of the languages: a lone letter stays as it is. */
export function safeVariable(name: string): string {
  return /^[b-z]$/.test(name) ? name : `v_${name}`;
}
