/** What a third party needs to check a proof again, as plain JSON data. Each method adds its own. */
export interface Certificate {
  readonly method: string;
}
