import { describe, expect, test } from 'vitest';
import { STYLE } from '../../src/report/style.js';

/** The colours that a block of the style names, by name. */
function coloursIn(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]),
  );
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const [, light, dark] = STYLE.split(':root {', 3);

describe.each([
  ['light', coloursIn(light)],
  ['dark', coloursIn(dark)],
])('on a %s page', (_, colours) => {
  const page = colours.get('page') ?? '';

  test.each(['ink', 'muted', 'program', 'classical', 'system', 'neural', 'bad'])('%s can be read', (name) => {
    expect(contrast(colours.get(name) ?? '', page)).toBeGreaterThan(4.5);
    expect(contrast(colours.get(name) ?? '', colours.get('surface') ?? '')).toBeGreaterThan(4.5);
  });
});
