import { escapeMarkup } from '../language/export/mathml-elements.js';

/** HTML that is safe to put into a page. Only {@link html} and {@link trusted} make it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What a template takes: texts are escaped, markup is not, and undefined and false are nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/** A template of HTML in which every text is escaped, both in elements and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = strings[0];
  contents.forEach((content, index) => {
    text += render(content) + strings[index + 1];
  });
  return new Markup(text);
}

/** Markup from a writer that escapes for itself. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return escapeMarkup(String(content));
}

/** A text cut off behind `most` characters, on one line. */
export function shortened(text: string, most: number): string {
  const line = text.slice(0, 2 * most + 2).replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

/** A name from outside: short, and with a direction of writing of its own. */
export function named(name: string, most = 80): Markup {
  return html`<bdi>${shortened(name, most)}</bdi>`;
}
