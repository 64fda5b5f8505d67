import { CommanderError } from 'commander';
import { InputError } from '../errors.js';
import { limitError } from '../files/system-error.js';
import { ExitCode } from './exit-code.js';
import { LostOutput, say } from './output.js';
import { shownError } from './shown.js';

/** Says on stderr, in one or two lines, why the command failed, and gives the exit code that says so to scripts. */
export function reportFailure(error: unknown, command: string | undefined): ExitCode {
  if (error instanceof CommanderError) return reportUsage(error, command);
  if (error instanceof InputError) {
    say(`kolmo: ${shownError(error.message)}`);
    return error instanceof LostOutput ? ExitCode.closedPipe : ExitCode.wrongUse;
  }
  const limit = limitError(error);
  if (limit !== undefined) {
    say(`kolmo: ${limit.message}`);
    return ExitCode.wrongUse;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
  say(`kolmo: this is a bug: ${shownError(text)}`);
  if (process.env.KOLMO_DEBUG && error instanceof Error) say(String(error.stack));
  else say('Please report it with the command that you ran and what KOLMO_DEBUG=1 shows.');
  return ExitCode.bug;
}

/** Commander throws for help and version too, once it has shown them. */
function reportUsage(error: CommanderError, command: string | undefined): ExitCode {
  if (error.exitCode === 0) return ExitCode.found;
  if (error.code !== 'commander.help') {
    const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n');
    say(`kolmo: ${shownError([first, ...more].join(' '))}`);
    say(`See kolmo ${command === undefined ? '' : `${command} `}--help.`);
  }
  return ExitCode.wrongUse;
}
