import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A matrix of 32-bit floats, row by row. */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  at(row: number, column: number): number;
}

/** A model whose logits for the next token are a row of `embedding` by the last token times `output`. */
export interface TinyModel {
  readonly embedding: Matrix;
  readonly output: Matrix;
  /** Further inputs that the model asks for and does not use. */
  readonly inputs?: readonly string[];
  /** What the model calls its output; `logits` where nothing is said. */
  readonly gives?: string;
}

/** Types of ONNX's tensors. */
const FLOAT = 1;
const INT64 = 7;

/** Writes `model.onnx` in protocol buffers by hand, field numbers as in onnx.proto. */
export function writeModel(directory: string, model: TinyModel): void {
  const gives = model.gives ?? 'logits';
  const inputs = ['input_ids', ...(model.inputs ?? [])];
  const graph = [
    ...node('Gather', ['embedding', 'input_ids'], 'embedded'),
    ...node('MatMul', ['embedded', 'output'], gives),
    ...message(2, text('tiny')),
    ...message(5, tensor('embedding', model.embedding)),
    ...message(5, tensor('output', model.output)),
    ...inputs.flatMap((name) => message(11, described(name, INT64, 2))),
    ...message(12, described(gives, FLOAT, 3)),
  ];
  const version = [...number(1, 8), ...message(8, [...message(1, []), ...number(2, 13)])];
  writeFileSync(join(directory, 'model.onnx'), Uint8Array.from([...version, ...message(7, graph)]));
}

/**
 * A model that expects each token to be the one before it plus 1 modulo `period`.
 * @param certainty - how much higher the logits of such tokens are
 */
export function countingModel(vocabulary: number, period: number, certainty: number): TinyModel {
  return {
    embedding: { rows: vocabulary, columns: period, at: (token, place) => Number(token % period === place) },
    output: {
      rows: period,
      columns: vocabulary,
      at: (place, token) => (token % period === (place + 1) % period ? certainty : 0),
    },
  };
}

function node(type: string, inputs: readonly string[], output: string): number[] {
  return message(1, [
    ...inputs.flatMap((input) => message(1, text(input))),
    ...message(2, text(output)),
    ...message(4, text(type)),
  ]);
}

function tensor(name: string, { rows, columns, at }: Matrix): number[] {
  const values = Float32Array.from({ length: rows * columns }, (_, i) =>
    at(Math.floor(i / columns), i % columns),
  );
  const raw = Array.from(new Uint8Array(values.buffer));
  return [
    ...number(1, rows),
    ...number(1, columns),
    ...number(2, FLOAT),
    ...message(8, text(name)),
    ...message(9, raw),
  ];
}

/** The name, type and number of dimensions of an input or output; the dimensions have names instead of sizes. */
function described(name: string, type: number, dimensions: number): number[] {
  const shape = Array.from({ length: dimensions }, (_, i) => message(1, message(2, text(`d${i}`)))).flat();
  return [...message(1, text(name)), ...message(2, message(1, [...number(1, type), ...message(2, shape)]))];
}

function message(field: number, bytes: readonly number[]): number[] {
  return [...varint(8 * field + 2), ...varint(bytes.length), ...bytes];
}

function number(field: number, value: number): number[] {
  return [...varint(8 * field), ...varint(value)];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function text(characters: string): number[] {
  return Array.from(Buffer.from(characters));
}
