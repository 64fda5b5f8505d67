import {
  assemble,
  type Code,
  control,
  type FunctionText,
  f32x4,
  i8x16,
  i32,
  type Local,
  lanes32,
  seq,
  v128,
  variables,
} from '../../wasm/assembler.js';
import { EPSILON, FIRST_DECAY, type Kernels, LEAST_GRADIENT, padded, SECOND_DECAY } from './kernels.js';

const BYTES = 4;
const VECTOR_BYTES = 16;
const PAGE_BYTES = 2 ** 16;

/** The largest memory, 128 MiB; only what is used of it is taken. */
const MOST_PAGES = 2048;

/** Columns that are summed at a time, in vectors: the widest first. */
const STRIPES = [8, 4, 1];

/** The sums of a stripe stay in registers over all k, so that their additions do not wait for each other. */
function multiplyAdd(): FunctionText {
  const widest = STRIPES[0];
  const [[c, cRow, a, aRow, aStep, b, bRow, rows, inner, width], locals] = variables(10, 6 + widest + 1);
  const [row, k, atA, atB, toC, aOfRow, ...vectors] = locals;
  const factor = vectors[widest];

  const add = (to: Local, by: Code): Code => seq(to.get, by, i32.add, to.set);
  const countDown = (counter: Local): Code => seq(counter.get, i32.const(1), i32.sub, counter.tee);

  const stripe = (size: number): Code => {
    const sums = vectors.slice(0, size);
    const terms = seq(
      ...sums.map((sum, place) =>
        seq(sum.get, factor.get, atB.get, v128.load(VECTOR_BYTES * place), f32x4.mul, f32x4.add, sum.set),
      ),
    );
    const oneRow = seq(
      ...sums.map((sum, place) => seq(toC.get, v128.load(VECTOR_BYTES * place), sum.set)),
      ...[aOfRow.get, atA.set, b.get, atB.set, inner.get, k.set],
      control.loop(
        ...[atA.get, v128.splat32(0), factor.set],
        terms,
        ...[add(atA, aStep.get), add(atB, bRow.get), countDown(k), control.leaveIf(0)],
      ),
      ...sums.map((sum, place) => seq(toC.get, sum.get, v128.store(VECTOR_BYTES * place))),
    );
    const bytes = i32.const(size * VECTOR_BYTES);
    return control.block(
      control.loop(
        ...[width.get, i32.const(size * (VECTOR_BYTES / BYTES)), i32.lt_u, control.leaveIf(1)],
        ...[c.get, toC.set, a.get, aOfRow.set, rows.get, row.set],
        control.loop(
          oneRow,
          ...[add(toC, cRow.get), add(aOfRow, aRow.get), countDown(row), control.leaveIf(0)],
        ),
        ...[add(c, bytes), add(b, bytes)],
        ...[width.get, i32.const(size * (VECTOR_BYTES / BYTES)), i32.sub, width.set],
        control.leave(0),
      ),
    );
  };

  return {
    name: 'multiplyAdd',
    parameters: 10,
    locals: [...Array<'i32'>(6).fill('i32'), ...Array<'v128'>(widest + 1).fill('v128')],
    body: seq(...STRIPES.map(stripe), i32.const(0)),
  };
}

/** Four rows of four numbers at a time. */
function transpose(): FunctionText {
  const [[to, toRow, from, fromRow, rows, width], locals] = variables(6, 3 + 8);
  const [column, read, write, ...vectors] = locals;
  const [four, pairs] = [vectors.slice(0, 4), vectors.slice(4)];
  const weave = (x: Local, y: Local, lanes: readonly [number, number, number, number]): Code =>
    seq(x.get, y.get, i8x16.shuffle(lanes32(...lanes)));
  const add = (place: Local, by: Code): Code => seq(place.get, by, i32.add, place.set);
  const columns = (row: number): Code =>
    row < 2
      ? weave(pairs[0], pairs[1], row === 0 ? [0, 1, 4, 5] : [2, 3, 6, 7])
      : weave(pairs[2], pairs[3], row === 2 ? [0, 1, 4, 5] : [2, 3, 6, 7]);
  return {
    name: 'transpose',
    parameters: 6,
    locals: [...Array<'i32'>(3).fill('i32'), ...Array<'v128'>(8).fill('v128')],
    body: seq(
      control.loop(
        ...[from.get, read.set, to.get, write.set, width.get, column.set],
        control.loop(
          ...four.map((vector) => seq(read.get, v128.load(0), vector.set, add(read, fromRow.get))),
          ...[weave(four[0], four[1], [0, 4, 1, 5]), pairs[0].set],
          ...[weave(four[2], four[3], [0, 4, 1, 5]), pairs[1].set],
          ...[weave(four[0], four[1], [2, 6, 3, 7]), pairs[2].set],
          ...[weave(four[2], four[3], [2, 6, 3, 7]), pairs[3].set],
          ...four.map((_, row) => seq(write.get, columns(row), v128.store(0), add(write, toRow.get))),
          ...[read.get, fromRow.get, i32.const(4), i32.mul, i32.sub, read.set],
          add(read, i32.const(VECTOR_BYTES)),
          ...[column.get, i32.const(4), i32.sub, column.tee, control.leaveIf(0)],
        ),
        add(to, i32.const(VECTOR_BYTES)),
        add(from, seq(fromRow.get, i32.const(4), i32.mul)),
        ...[rows.get, i32.const(4), i32.sub, rows.tee, control.leaveIf(0)],
      ),
      i32.const(0),
    ),
  };
}

/** The parameters are the four places, the count, and the place of the step and of the correction. */
function adam(): FunctionText {
  const [[weights, gradients, firsts, seconds, count, scalars], [gradient, first, second]] = variables(6, 3);
  const advance = [weights, gradients, firsts, seconds].map((place) =>
    seq(place.get, i32.const(VECTOR_BYTES), i32.add, place.set),
  );
  /** mean + (value - mean) * share */
  const mean = (place: Local, value: Code, share: number): Code =>
    seq(
      ...[place.get, v128.load(0), value, place.get, v128.load(0), f32x4.sub],
      ...[f32x4.const(share), f32x4.mul, f32x4.add],
    );
  return {
    name: 'adam',
    parameters: 6,
    locals: ['v128', 'v128', 'v128'],
    body: seq(
      control.loop(
        ...[gradients.get, v128.load(0), f32x4.const(LEAST_GRADIENT), f32x4.add, gradient.set],
        ...[mean(firsts, gradient.get, 1 - FIRST_DECAY), first.set],
        ...[mean(seconds, seq(gradient.get, gradient.get, f32x4.mul), 1 - SECOND_DECAY), second.set],
        ...[weights.get, weights.get, v128.load(0)],
        ...[first.get, scalars.get, v128.splat32(0), f32x4.mul],
        ...[second.get, scalars.get, v128.splat32(BYTES), f32x4.mul, f32x4.sqrt],
        ...[f32x4.const(EPSILON), f32x4.add, f32x4.div, f32x4.sub, v128.store(0)],
        ...[gradients.get, v128.zero, v128.store(0)],
        ...[firsts.get, first.get, v128.store(0)],
        ...[seconds.get, second.get, v128.store(0)],
        ...advance,
        ...[count.get, i32.const(VECTOR_BYTES / BYTES), i32.sub, count.tee, control.leaveIf(0)],
      ),
      i32.const(0),
    ),
  };
}

type Loop = (...parameters: number[]) => number;

let compiled: WebAssembly.Module | undefined;

/** The kernels in WebAssembly, four numbers at a time. */
export class CompiledKernels implements Kernels {
  numbers: Float32Array;
  private readonly memory: WebAssembly.Memory;
  private readonly loops: { readonly multiplyAdd: Loop; readonly transpose: Loop; readonly adam: Loop };
  private readonly scalars: number;
  private used = 0;

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
    this.numbers = new Float32Array(this.memory.buffer);
    compiled ??= new WebAssembly.Module(assemble([multiplyAdd(), transpose(), adam()], MOST_PAGES));
    const { exports } = new WebAssembly.Instance(compiled, { pairs: { memory: this.memory } });
    this.loops = exports as unknown as typeof this.loops;
    this.scalars = this.allocate(2);
  }

  allocate(count: number): number {
    const at = this.used;
    this.used += padded(count);
    const missing = this.used * BYTES - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE_BYTES));
      this.numbers = new Float32Array(this.memory.buffer);
    }
    return at;
  }

  multiplyAdd(
    c: number,
    cRow: number,
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    bRow: number,
    rows: number,
    inner: number,
    width: number,
  ): void {
    if (rows === 0 || inner === 0) return;
    this.loops.multiplyAdd(
      c * BYTES,
      cRow * BYTES,
      a * BYTES,
      aRow * BYTES,
      aStep * BYTES,
      b * BYTES,
      bRow * BYTES,
      rows,
      inner,
      width,
    );
  }

  transpose(to: number, toRow: number, from: number, fromRow: number, rows: number, width: number): void {
    if (rows === 0 || width === 0) return;
    this.loops.transpose(to * BYTES, toRow * BYTES, from * BYTES, fromRow * BYTES, rows, width);
  }

  adam(at: number, count: number, rate: number, correction: number): void {
    if (count === 0) return;
    this.numbers[this.scalars] = rate;
    this.numbers[this.scalars + 1] = correction;
    const [weights, gradients, firsts, seconds] = [0, 1, 2, 3].map((part) => (at + part * count) * BYTES);
    this.loops.adam(weights, gradients, firsts, seconds, count, this.scalars * BYTES);
  }
}
