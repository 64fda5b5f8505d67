import type { Command } from 'commander';

/** A command line and what it is for. */
export type Example = readonly [line: string, meaning: string];

/** Adds examples below the help of a command, each with its meaning above it. */
export function addExamples(command: Command, examples: readonly Example[], note?: string): Command {
  const shown = examples.map(([line, meaning]) => `  # ${meaning}\n  ${line}`);
  const after = note === undefined ? '' : `\n\n${note}`;
  return command.addHelpText('after', `\nExamples:\n${shown.join('\n')}${after}`);
}
