/** How a row relates to the value of the rule: it equals it, is about it, or is told in a way that depends on it. */
export type Relation = 'equal' | 'about' | 'given';
