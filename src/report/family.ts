import type { Family } from './results/comparison.js';

/** How a family of compressors looks: by colour, by the shape of its sign and by the dashes of its lines. */
export interface FamilyLook {
  readonly label: string;
  /** A colour of the page's style, which differs between light and dark. */
  readonly colour: string;
  /** A symbol of Plot. */
  readonly symbol: 'star' | 'square' | 'circle' | 'triangle';
  /** The sign in a running text. */
  readonly sign: string;
  readonly dashes: string;
}

export const LOOKS: Readonly<Record<Family, FamilyLook>> = {
  program: { label: 'Program', colour: 'var(--program)', symbol: 'star', sign: '★', dashes: 'none' },
  classical: { label: 'Classical', colour: 'var(--classical)', symbol: 'square', sign: '■', dashes: '7 3' },
  system: { label: 'System', colour: 'var(--system)', symbol: 'circle', sign: '●', dashes: '2 3' },
  neural: { label: 'Neural', colour: 'var(--neural)', symbol: 'triangle', sign: '▲', dashes: '8 3 2 3' },
};

/** The look of what no row of the comparison names. */
export const PLAIN_LOOK: FamilyLook = {
  label: 'Other',
  colour: 'var(--muted)',
  symbol: 'circle',
  sign: '○',
  dashes: 'none',
};
