import { type Content, html, type Markup } from './markup.js';

/** A column of a table: what stands in it for an entry. */
export interface Column<Entry> {
  readonly title: string;
  /** Numbers stand on the right, one digit below the other; `wide` leaves room for programs. */
  readonly kind?: 'number' | 'wide';
  readonly cell: (entry: Entry) => Content;
}

/** A table in a box of its own, in which it scrolls where it is too wide for the page. The first column names the rows. */
export function table<Entry>(
  caption: string,
  columns: readonly Column<Entry>[],
  entries: readonly Entry[],
  isBest: (entry: Entry) => boolean = () => false,
): Markup {
  const heads = columns.map(
    ({ title, kind }) => html`<th scope="col" class="${kind ?? 'text'}">${title}</th>`,
  );
  const rows = entries.map((entry) => {
    const cells = columns.map(({ kind, cell }, index) =>
      index === 0
        ? html`<th scope="row" class="${kind ?? 'text'}">${cell(entry)}</th>`
        : html`<td class="${kind ?? 'text'}">${cell(entry)}</td>`,
    );
    return html`<tr class="${isBest(entry) && 'best'}">${cells}</tr>`;
  });
  // A box that scrolls can be reached with the keyboard.
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table><caption><span>${caption}</span></caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
