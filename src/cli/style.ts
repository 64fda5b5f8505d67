import { randomUUID } from 'node:crypto';
import { Chalk, type ChalkInstance } from 'chalk';
import { visible } from './shown.js';

/**
 * Begins a style of ours in a text that is to be written. Nobody else knows it: so whatever looks like a style in names, programs
 * and data was not meant by us, and is shown with escapes.
 */
const MARK = `\u001b${randomUUID()}`;

/** What begins a style on a terminal, the control sequence introducer. */
const CONTROL = '\u001b[';

/** Stands for the text while the codes around it are taken from chalk. */
const PLACE = 'x';

/** A style for each stream, since one may be a terminal and the other a file. */
export type Style = (text: string) => string;

export interface Styles {
  readonly bold: Style;
  readonly dim: Style;
  readonly green: Style;
  readonly yellow: Style;
}

/** What streams and their environment say about colours. */
export interface ColourSetting {
  readonly isTTY?: boolean;
}

/**
 * Whether to write colours to a stream: `FORCE_COLOR` says so (0 or `false`: no), else `NO_COLOR` forbids it if it is anything but
 * empty (no-color.org), else a terminal that is not `dumb` has them.
 */
export function wantsColour(stream: ColourSetting, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: forbidden, TERM: terminal } = environment;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (forbidden !== undefined && forbidden !== '') return false;
  return stream.isTTY === true && terminal !== 'dumb';
}

/** The styles of a stream. */
export function stylesOf(stream: ColourSetting, environment: NodeJS.ProcessEnv = process.env): Styles {
  const chalk = new Chalk({ level: wantsColour(stream, environment) ? 1 : 0 });
  const marked = (paint: ChalkInstance): Style => {
    const [before, after] = paint(PLACE)
      .split(PLACE)
      .map((code) => code.replaceAll(CONTROL, MARK));
    return (text) => `${before}${text}${after}`;
  };
  return {
    bold: marked(chalk.bold),
    dim: marked(chalk.dim),
    green: marked(chalk.green),
    yellow: marked(chalk.yellow),
  };
}

/** The styles of results and of what is said beside them. */
export const style = stylesOf(process.stdout);
export const styleOfStderr = stylesOf(process.stderr);

/** A text as a terminal gets it: our styles, and all else {@link visible}. */
export function styled(text: string): string {
  return text.split(MARK).map(visible).join(CONTROL);
}
