/**
 * As much of an assembler for WebAssembly (W3C core specification 2.0, binary format) as the loops over pairs and the
 * kernels of networks need.
 * Code is a list of bytes; each function returns the bytes of one instruction or one construct.
 */
export type Code = readonly number[];

export type ValueType = 'i32' | 'v128';

const TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b };
const FUNCTION_TYPE = 0x60;
const NO_RESULT = 0x40;
const END = 0x0b;
const SIMD = 0xfd;

/** LEB128, the variable-length coding of unsigned integers. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

/** The same of signed integers of 32 bits. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const last = (rest >> 6 === 0 || rest >> 6 === -1) && (rest >> 7 === 0 || rest >> 7 === -1);
    bytes.push(last ? rest & 0x7f : (rest & 0x7f) | 0x80);
    if (last) return bytes;
  }
}

/** An instruction of one byte. */
const plain = (opcode: number): Code => [opcode];

/** An instruction on vectors of 128 bits. */
const vector = (opcode: number): Code => [SIMD, ...unsigned(opcode)];

/** An access to memory at a constant distance from the address on the stack; `align` is the logarithm of the bytes. */
const access = (opcode: Code, align: number) => (offset: number) => [...opcode, align, ...unsigned(offset)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: access(plain(0x28), 2),
  store: access(plain(0x36), 2),
  eq: plain(0x46),
  lt_s: plain(0x48),
  lt_u: plain(0x49),
  gt_u: plain(0x4b),
  ge_u: plain(0x4f),
  clz: plain(0x67),
  add: plain(0x6a),
  sub: plain(0x6b),
  mul: plain(0x6c),
  and: plain(0x71),
  or: plain(0x72),
};

export const v128 = {
  load: access(vector(0x00), 4),
  store: access(vector(0x0b), 4),
  zero: [...vector(0x0c), ...Array<number>(16).fill(0)] as Code,
  /** Four times the number of 32 bits that memory holds there. */
  splat32: access(vector(0x09), 2),
  andnot: vector(0x4f),
  and: vector(0x4e),
  or: vector(0x50),
  xor: vector(0x51),
};

export const i8x16 = {
  /** Sixteen bytes chosen from two vectors. */
  shuffle: (lanes: readonly number[]): Code => [...vector(0x0d), ...lanes],
};

export const i32x4 = {
  splat: vector(0x11),
  extract: (lane: number): Code => [...vector(0x1b), lane],
  eq: vector(0x37),
  shr_s: vector(0xac),
  add: vector(0xae),
  sub: vector(0xb1),
  mul: vector(0xb5),
  /** The first two lanes from two doubles, rounded towards zero; the others become zero. */
  trunc_sat_f64x2_s_zero: vector(0xfc),
};

export const f32x4 = {
  /** Four times a constant. */
  const: (value: number): Code => {
    const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer);
    return [...vector(0x0c), ...bytes];
  },
  sqrt: vector(0xe3),
  add: vector(0xe4),
  sub: vector(0xe5),
  mul: vector(0xe6),
  div: vector(0xe7),
};

export const f64x2 = {
  floor: vector(0x75),
  div: vector(0xf3),
  /** Two doubles from the first two lanes. */
  convert_low_i32x4_s: vector(0xfe),
};

/** The four lanes of 32 bits that `i8x16.shuffle` is to choose: 0 to 3 of the first vector, 4 to 7 of the second. */
export function lanes32(...lanes: readonly [number, number, number, number]): readonly number[] {
  return lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
}

/** A variable of a function. */
export interface Local {
  readonly get: Code;
  readonly set: Code;
  readonly tee: Code;
}

export function seq(...parts: readonly Code[]): Code {
  return parts.flat();
}

export const control = {
  /** A block that `leave(0)` in it leaves. */
  block: (...body: readonly Code[]): Code => [0x02, NO_RESULT, ...body.flat(), END],
  /** A block that `leave(0)` in it begins again. */
  loop: (...body: readonly Code[]): Code => [0x03, NO_RESULT, ...body.flat(), END],
  /** Runs its body if the number on the stack is not zero. */
  when: (...body: readonly Code[]): Code => [0x04, NO_RESULT, ...body.flat(), END],
  /** Goes to the end of the block, or the beginning of the loop, that is so many further out. */
  leave: (depth: number): Code => [0x0c, ...unsigned(depth)],
  /** The same if the number on the stack is not zero. */
  leaveIf: (depth: number): Code => [0x0d, ...unsigned(depth)],
};

export interface FunctionText {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly ValueType[];
  /** Leaves one i32, the result. */
  readonly body: Code;
}

/** The variables of a function: its parameters, then its locals. */
export function variables(parameters: number, locals: number): readonly [Local[], Local[]] {
  const all = Array.from({ length: parameters + locals }, (_, index) => ({
    get: [0x20, ...unsigned(index)],
    set: [0x21, ...unsigned(index)],
    tee: [0x22, ...unsigned(index)],
  }));
  return [all.slice(0, parameters), all.slice(parameters)];
}

const counted = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const section = (id: number, bytes: Code): Code => [id, ...sized(bytes)];
const text = (name: string): Code => sized([...new TextEncoder().encode(name)]);

/** A module of functions from i32 to i32 over a shared memory that is imported as `pairs.memory`. */
export function assemble(functions: readonly FunctionText[], pages: number): Uint8Array {
  const types = functions.map(({ parameters }) => [
    FUNCTION_TYPE,
    ...counted(Array.from({ length: parameters }, () => [TYPES.i32])),
    ...counted([[TYPES.i32]]),
  ]);
  const memory = [...text('pairs'), ...text('memory'), 0x02, 0x03, ...unsigned(0), ...unsigned(pages)];
  const exported = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  const bodies = functions.map(({ locals, body }) =>
    sized([...counted(locals.map((type) => [1, TYPES[type]])), ...body, END]),
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, counted(types)),
    ...section(2, counted([memory])),
    ...section(3, counted(functions.map((_, index) => unsigned(index)))),
    ...section(7, counted(exported)),
    ...section(10, counted(bodies)),
  ]);
}
