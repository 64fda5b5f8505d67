/** Characters that stand for bytes in the vocabularies of GPT-2, those for the bytes without a character of their own from 256 on. */
export function byteCharacter(byte: number): string {
  const others = Array.from({ length: 256 }, (_, i) => i).filter(
    (i) => !((i > 32 && i < 127) || (i > 160 && i !== 173)),
  );
  const place = others.indexOf(byte);
  return String.fromCharCode(place < 0 ? byte : 256 + place);
}

/**
 * A Hugging Face tokenizer.json with a token for each byte but `missing`, one for each merge, and one that is no text.
 * @param merges - each the two pieces that are joined, in characters of bytes
 */
export function tokenizerFile(
  merges: readonly (readonly [string, string])[],
  missing: readonly number[] = [],
) {
  const pieces = Array.from({ length: 256 }, (_, byte) => byte)
    .filter((byte) => !missing.includes(byte))
    .map(byteCharacter);
  const vocabulary = [...pieces, ...merges.map(([left, right]) => left + right)];
  return {
    version: '1.0',
    added_tokens: [{ id: vocabulary.length, content: '<|endoftext|>', special: true }],
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(vocabulary.map((piece, token) => [piece, token])),
      merges: merges.map((pair) => pair.join(' ')),
    },
  };
}
