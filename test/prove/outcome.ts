import { checkProof } from '../../src/prove/check.js';
import { proofJson, readProof } from '../../src/prove/proof-file.js';
import { prove } from '../../src/prove/prove.js';
import { parseStatement, type StatementText } from '../../src/prove/statement-parser.js';

/** What comes of a statement: its status, and of what is proved whether its certificate is accepted as it is written to a file. */
export async function outcomeOf(text: StatementText, seconds = 60): Promise<string> {
  const statement = parseStatement(text);
  const proof = await prove(statement, { seconds });
  if (proof.status !== 'proved') return proof.status;
  const { holds } = await checkProof(readProof(JSON.stringify(proofJson(statement, proof))));
  return holds ? 'proved and checked' : 'proved and not checked';
}
