import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { legible } from '../../language/export/mathml-elements.js';
import { html, type Markup, trusted } from '../markup.js';

/** A chart that says what it shows to those who do not see it. */
export interface Chart {
  /** What it is, in some words. */
  readonly title: string;
  /** What can be seen in it, in a sentence or two. */
  readonly description: string;
  /** @param width of the drawing in pixels: {@link WIDE} or {@link NARROW} */
  readonly draw: (width: number) => PlotOptions;
}

/** The width of a drawing in the page's column, and on a telephone. */
export const WIDE = 840;
export const NARROW = 340;

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * The chart as SVG, drawn for both widths of a page; the style of the page shows one of them. Texts stay texts, and colours are those
 * of the page.
 * @param id - unique in the page
 */
export function figure(id: string, chart: Chart, caption?: Markup): Markup {
  const below = caption && html`<figcaption>${caption}</figcaption>`;
  return html`<figure id="${id}">${drawing(`${id}-page`, 'for-page', chart, WIDE)}${drawing(
    `${id}-telephone`,
    'for-telephone',
    chart,
    NARROW,
  )}${below}</figure>`;
}

function drawing(id: string, className: string, { title, description, draw }: Chart, width: number): Markup {
  const svg = plot({ ...draw(width), width, document, figure: false, className: 'plot' });
  // The page has a style of its own for all drawings.
  svg.querySelector('style')?.remove();
  for (const element of svg.querySelectorAll('*')) {
    // Inside of an image parts have no roles or names of their own.
    element.removeAttribute('aria-label');
    element.removeAttribute('aria-hidden');
    for (const name of COORDINATES) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, rounded(value));
    }
  }
  svg.setAttribute('class', className);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-text`);
  const heading = named('title', `${id}-title`, title);
  svg.prepend(heading, named('desc', `${id}-text`, description));
  // Plot has escaped what is markup in names, but nothing else.
  return trusted(legible(svg.outerHTML));
}

function named(name: string, id: string, text: string) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  element.setAttribute('id', id);
  element.textContent = text;
  return element;
}

const COORDINATES = ['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'];

/** Hundredths of a pixel are fine enough, and a third of the size. */
function rounded(numbers: string): string {
  return numbers.replace(/\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toFixed(2))));
}
