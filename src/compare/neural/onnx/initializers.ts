import { InputError } from '../../../errors.js';

/** Fields of the protocol buffers of ONNX (onnx.proto): the graph of a model, the tensors in it, and their dimensions. */
const GRAPH = 7;
const INITIALIZER = 5;
const DIMS = 1;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

interface Field {
  readonly number: number;
  /** Of a field that is a number. */
  readonly value: number;
  /** Of a field that is a message, a text or packed numbers. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * How many numbers an ONNX model brings along: the sizes of its initializers.
 * @throws InputError for a file that is no protocol buffer
 */
export function countParameters(model: Uint8Array): number {
  let parameters = 0;
  for (const graph of messages(model, GRAPH)) {
    for (const tensor of messages(graph, INITIALIZER)) parameters += sizeOf(tensor);
  }
  return parameters;
}

function sizeOf(tensor: Uint8Array): number {
  let size = 1;
  for (const field of fields(tensor)) {
    if (field.number !== DIMS) continue;
    if (field.bytes === undefined) size *= field.value;
    else for (let at = 0; at < field.bytes.length; ) [size, at] = timesVarint(size, field.bytes, at);
  }
  return size;
}

function timesVarint(size: number, bytes: Uint8Array, at: number): [size: number, at: number] {
  const [value, after] = varint(bytes, at);
  return [size * value, after];
}

function* messages(bytes: Uint8Array, number: number): Generator<Uint8Array> {
  for (const field of fields(bytes)) {
    if (field.number === number && field.bytes !== undefined) yield field.bytes;
  }
}

function* fields(bytes: Uint8Array): Generator<Field> {
  for (let at = 0; at < bytes.length; ) {
    const [key, behindKey] = varint(bytes, at);
    const type = key % 8;
    const number = Math.floor(key / 8);
    if (type === VARINT) {
      const [value, behind] = varint(bytes, behindKey);
      yield { number, value, bytes: undefined };
      at = behind;
      continue;
    }
    const [length, from] =
      type === BYTES
        ? varint(bytes, behindKey)
        : [type === FIXED64 ? 8 : type === FIXED32 ? 4 : -1, behindKey];
    if (length < 0 || from + length > bytes.length) throw damaged();
    yield { number, value: 0, bytes: bytes.subarray(from, from + length) };
    at = from + length;
  }
}

/** A number of seven bits a byte, the lowest first. */
function varint(bytes: Uint8Array, from: number): [value: number, behind: number] {
  let value = 0;
  let unit = 1;
  for (let at = from; at < bytes.length && at < from + 10; at++) {
    value += (bytes[at] % 128) * unit;
    if (bytes[at] < 128) return [value, at + 1];
    unit *= 128;
  }
  throw damaged();
}

function damaged(): InputError {
  return new InputError('model.onnx is no ONNX model, or is cut off');
}
