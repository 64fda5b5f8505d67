import { InputError } from '../errors.js';
import type { Model } from '../language/expression.js';
import { readBytes } from './input.js';
import { shownName } from './shown.js';

/**
 * The programs of a file: a line each, either as text or as a JSON object with a `program`, as `kolmo bench` prints them. Of
 * answers to a benchmark only the right ones count.
 * @throws InputError naming the line of a mistake, and where there is no program
 */
export async function readPrograms(file: string): Promise<Model[]> {
  const { parseModel } = await import('../language/parse.js');
  const shown = shownName(file);
  const lines = new TextDecoder().decode(await readBytes(file)).split(/\r?\n/);
  const models = lines.flatMap((line, index) => {
    const program = programOf(line.trim(), `${shown}:${index + 1}`);
    return program === undefined ? [] : [parseModel(program, `${shown}:${index + 1}`)];
  });
  if (models.length === 0) throw new InputError(`${shown}: no programs in it`);
  return models;
}

function programOf(line: string, place: string): string | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  if (!line.startsWith('{')) return line;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError(`${place}: expected a program or a JSON object on one line`);
  }
  const { program, answer } = value as { readonly program?: unknown; readonly answer?: unknown };
  if (typeof program !== 'string' || (answer !== undefined && answer !== 'right')) return undefined;
  return program;
}
