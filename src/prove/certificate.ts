/** What a third party needs to check a proof again, as plain JSON data once integers are strings. Each method adds its own. */
export interface Certificate {
  readonly method: string;
  /** What the proof rests on, in a few words for people. */
  readonly because: string;
}
