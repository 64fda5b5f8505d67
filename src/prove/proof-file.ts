import { createHash } from 'node:crypto';
import { FileFormatError } from '../errors.js';
import type { Proof, Statement } from './statement.js';
import { parseStatement, statementText } from './statement-parser.js';

/** The schema of proofs as JSON. */
export const PROOF_SCHEMA = 'kolmo.proof/1';

/** A statement and what is known of it as plain JSON data; integers are decimal strings. */
export function proofJson(statement: Statement, proof: Proof): Record<string, unknown> {
  const common = { schema: PROOF_SCHEMA, status: proof.status };
  const shown = { statement: statementText(statement) };
  switch (proof.status) {
    case 'proved': {
      const content = { method: proof.method, ...shown, certificate: plain(proof.certificate) };
      return { ...common, ...content, digest: digestOf(content) };
    }
    case 'refuted':
      return { ...common, method: 'counterexample', ...shown, counterexample: plain(proof.counterexample) };
    case 'open':
      return { ...common, method: null, ...shown, testedTo: String(proof.testedTo), tried: proof.tried };
  }
}

/** JSON has no integers of any size and no undefined: strings and null stand for them. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, part === undefined ? null : plain(part)]),
  );
}

/** What a file says: its statement, and the certificate as it was read. */
export interface ProofFile {
  readonly statement: Statement;
  readonly certificate: Readonly<Record<string, unknown>>;
  /** Whether the digest in the file is that of the statement and the certificate: neither was changed without the other. */
  readonly isBound: boolean;
}

/** Files longer than this are refused, in UTF-16 units, and those whose parts nest deeper. */
const MOST_LENGTH = 2 ** 21;
const MOST_DEPTH = 1000;

/** SHA-256 of the name of the method, the statement and the certificate, as JSON without spaces, in hexadecimal. */
function digestOf({ method, statement, certificate }: Readonly<Record<string, unknown>>): string {
  return createHash('sha256')
    .update(JSON.stringify([method, statement, certificate]))
    .digest('hex');
}

/** Reads the JSON of a proof. Throws {@link FileFormatError} where it is none. */
export function readProof(text: string): ProofFile {
  if (text.length > MOST_LENGTH)
    throw new FileFormatError('the certificate is longer than 2 million characters');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new FileFormatError('the certificate is no JSON');
  }
  if (!isRecord(json) || json.schema !== PROOF_SCHEMA) {
    throw new FileFormatError(`the certificate is not of schema ${PROOF_SCHEMA}`);
  }
  if (json.status !== 'proved' || !isRecord(json.certificate)) {
    throw new FileFormatError('the file holds no proof: its status is not proved');
  }
  if (nestsDeeper(json, MOST_DEPTH))
    throw new FileFormatError(`the certificate nests deeper than ${MOST_DEPTH}`);
  const isBound = json.digest === digestOf(json);
  return { statement: readStatement(json.statement), certificate: json.certificate, isBound };
}

/** Whether arrays and objects stand in each other more than so many times. */
function nestsDeeper(json: unknown, most: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) next.push(part);
    }
    level = next;
  }
  return false;
}

function readStatement(json: unknown): Statement {
  if (!isRecord(json)) throw new FileFormatError('the certificate has no statement');
  const { left, right, from, parameters, definitions, past } = json;
  if (typeof left !== 'string' || typeof right !== 'string' || typeof from !== 'string') {
    throw new FileFormatError('the statement lacks a side or its first row');
  }
  if (!/^-?\d{1,1000}$/.test(from) || !isTexts(parameters) || !isTexts(definitions)) {
    throw new FileFormatError('the statement has a first row, parameters or definitions that cannot be read');
  }
  if (past !== 'integers' && past !== 'bits') {
    throw new FileFormatError("the past of the statement is neither 'integers' nor 'bits'");
  }
  return parseStatement({ left, right, from: BigInt(from), parameters, definitions, past });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
