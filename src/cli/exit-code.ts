/** What the process tells its caller. Scripts rely on these numbers. */
export const ExitCode = {
  found: 0,
  /** Nothing was found that is more than chance. */
  nothingFound: 1,
  /** A wrong flag, unreadable data, a mistake in a program or a grammar. */
  wrongUse: 2,
  /** A bug of kolmo (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  /** Nobody reads the results any more (`kolmo … | head`), as shells report it: 128 + SIGPIPE. */
  closedPipe: 141,
  /** Ctrl-C, as shells report it: 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
