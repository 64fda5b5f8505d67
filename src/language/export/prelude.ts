import { binder } from '../binders.js';
import { childrenOf } from '../children.js';
import type { Expression } from '../expression.js';
import { operationOf } from '../operation.js';
import type { Definition, ExportLanguage, RealExportLanguage, Rendering } from './rendering.js';

/**
 * The texts of the definitions that a program calls, each after those that it calls in turn.
 * @param program the expression as it is written in that language
 */
export function preludeOf(expression: Expression, program: string, language: RealExportLanguage): string[] {
  const texts = new Map<string, string>();
  const add = ({ name, text, needs }: Definition): void => {
    if (texts.has(name)) return;
    needs.forEach(add);
    texts.set(name, text);
  };
  const collect = (node: Expression): void => {
    // What may be called need not be: PARI/GP divides by positive literals without a function.
    for (const definition of definitionsOf(node, language))
      if (new RegExp(`\\b${definition.name}\\(`).test(program)) add(definition);
    childrenOf(node).forEach(collect);
  };
  collect(expression);
  return [...texts.values()];
}

function definitionsOf(node: Expression, language: RealExportLanguage): readonly Definition[] {
  if (node.kind === 'apply') return renderingOf(node.primitive, language).definitions;
  return node.kind === 'bind' ? binder(node.binder).exports[language as ExportLanguage].definitions : [];
}

/** How a primitive is written in a language, which primitives of integers are not in all. */
export function renderingOf(primitive: string, language: RealExportLanguage): Rendering {
  const exports: Readonly<Partial<Record<RealExportLanguage, Rendering>>> = operationOf(primitive).exports;
  const rendering = exports[language];
  if (rendering === undefined) throw new Error(`${primitive} has no form in ${language}`);
  return rendering;
}

/** A bound variable's name that means nothing else in any of the languages: a lone letter stays as it is. */
export function safeVariable(name: string): string {
  return /^[b-z]$/.test(name) ? name : `v_${name}`;
}
