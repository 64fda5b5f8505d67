import { describe, expect, test } from 'vitest';
import { BINDERS } from '../../src/language/binders.js';
import type { Definition } from '../../src/language/export/rendering.js';
import { PRIMITIVES } from '../../src/language/primitives.js';

const RECORDS = [...PRIMITIVES.values(), ...BINDERS.values()];

/** The functions that a text calls, but for methods. */
function callsIn(text: string): Set<string> {
  return new Set([...text.matchAll(/(?<![\w.])(\w+)\(/g)].map(([, name]) => name));
}

describe.each(['pari', 'python', 'javascript'] as const)('definitions in %s', (language) => {
  const known = new Map<string, Definition>();
  const collect = (definition: Definition): void => {
    const same = known.get(definition.name) ?? definition;
    expect(same.text, `one definition of ${definition.name}`).toBe(definition.text);
    known.set(definition.name, definition);
    definition.needs.forEach(collect);
  };
  for (const { exports } of RECORDS) exports[language].definitions.forEach(collect);

  test('need what they call and nothing else', () => {
    for (const { name, text, needs } of known.values()) {
      const called = [...callsIn(text)].filter((other) => other !== name && known.has(other));
      expect(needs.map((definition) => definition.name).sort(), name).toEqual(called.sort());
    }
  });

  test('are all there for what a record writes', () => {
    for (const { name, notation, parameters, exports } of PRIMITIVES.values()) {
      const { write, definitions } = exports[language];
      const values = parameters.map((_, index) => `(x - ${index})`);
      const called = [...callsIn(write(values))].filter((other) => known.has(other));
      for (const other of called)
        expect(
          definitions.map((definition) => definition.name),
          `${name}, ${notation.kind}`,
        ).toContain(other);
    }
  });
});
