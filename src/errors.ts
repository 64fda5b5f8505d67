/**
 * Something the person can mend: a wrong flag, unreadable data, a mistake in a program or a grammar file.
 * The message is one or two lines: what, where, how to mend. The command line prints it and exits with 2.
 */
export class InputError extends Error {
  override readonly name: string = 'InputError';
}

/** A mistake in a text with a place: the message starts with `source:line:column:`, both 1-based. */
export class SyntaxMistake extends InputError {
  override readonly name: string = 'SyntaxMistake';

  constructor(
    readonly source: string,
    readonly line: number,
    readonly column: number,
    readonly detail: string,
  ) {
    super(`${source}:${line}:${column}: ${detail}`);
  }
}

/** A `.kolmo` file that is not one, is damaged, or asks for more work than a decoder grants. */
export class FileFormatError extends InputError {
  override readonly name: string = 'FileFormatError';
}

/** A package that only some uses of kolmo need, and that is not installed beside it. */
export class MissingPackage extends InputError {
  override readonly name: string = 'MissingPackage';

  /**
   * @param purpose what needs it, as the beginning of a sentence: `a proof by induction`
   * @param packageName as npm knows it
   */
  constructor(
    purpose: string,
    readonly packageName: string,
  ) {
    super(
      `${purpose} needs ${packageName}, which is not installed: npm install ${packageName}, where kolmo is`,
    );
  }
}
