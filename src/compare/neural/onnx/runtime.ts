import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { InputError, MissingPackage } from '../../../errors.js';

/** As much of onnxruntime's interface as is used here; the package is only there when somebody has installed it. */
interface Runtime {
  readonly InferenceSession: {
    create(model: string | Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
  readonly env: {
    readonly versions: Readonly<Record<string, string | undefined>>;
    readonly wasm?: { numThreads?: number };
  };
}

interface Tensor {
  readonly dims: readonly number[];
  readonly data: unknown;
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** A model that gives the logits of the token that follows some tokens. */
export interface OpenModel {
  /** The runtime and its version: `onnxruntime-node 1.30.0`. */
  readonly runtime: string;
  /**
   * @param tokens - one at least
   * @throws InputError for a model that cannot be run on them, or that gives something else
   */
  logits(tokens: readonly number[]): Promise<Float32Array>;
}

const PACKAGES = ['onnxruntime-node', 'onnxruntime-web'];

/** One thread, so that sums are added up in one order. */
const OPTIONS = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
};

/** Inputs that are known, made of the number of tokens. */
const INPUTS: Readonly<Record<string, (tokens: readonly number[]) => BigInt64Array>> = {
  input_ids: (tokens) => BigInt64Array.from(tokens, BigInt),
  attention_mask: (tokens) => new BigInt64Array(tokens.length).fill(1n),
  position_ids: (tokens) => BigInt64Array.from(tokens, (_, position) => BigInt(position)),
};

/**
 * Opens a model.
 * @throws InputError where no runtime is installed, the file is no model, or it asks for inputs that are not known
 */
export async function openModel(file: string): Promise<OpenModel> {
  const { name, runtime } = findRuntime();
  const version = runtime.env.versions.node ?? runtime.env.versions.web ?? runtime.env.versions.common ?? '';
  const session = await openSession(name, runtime, file);
  const known =
    session.inputNames.every((input) => Object.hasOwn(INPUTS, input)) &&
    session.inputNames.includes('input_ids');
  if (!known || !session.outputNames.includes('logits')) {
    throw new InputError(
      `${file}: a model takes input_ids, perhaps attention_mask and position_ids, and gives logits; this one takes ` +
        `${session.inputNames.join(', ')} and gives ${session.outputNames.join(', ')}`,
    );
  }
  return {
    runtime: `${name} ${version}`,
    async logits(tokens) {
      const feeds = Object.fromEntries(
        session.inputNames.map((input) => [
          input,
          new runtime.Tensor('int64', INPUTS[input](tokens), [1, tokens.length]),
        ]),
      );
      const { logits } = await session.run(feeds).catch((error: unknown) => {
        throw new InputError(`${file}: the model cannot be run on ${tokens.length} tokens: ${reason(error)}`);
      });
      const [batch, length, size] = logits.dims;
      if (
        !(logits.data instanceof Float32Array) ||
        logits.dims.length !== 3 ||
        batch !== 1 ||
        length !== tokens.length
      ) {
        throw new InputError(`${file}: logits are to be 32-bit floats, one row for each token`);
      }
      return logits.data.subarray((length - 1) * size);
    },
  };
}

/**
 * The first of some packages that is installed.
 * @throws InputError where none is
 */
export function findRuntime(packages = PACKAGES): { name: string; runtime: Runtime } {
  const require = createRequire(import.meta.url);
  for (const name of packages) {
    try {
      const runtime: Runtime = require(name);
      if (runtime.env.wasm !== undefined) runtime.env.wasm.numThreads = 1;
      return { name, runtime };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') continue;
      throw new InputError(`${name} is installed but cannot be loaded: ${reason(error)}`);
    }
  }
  throw new MissingPackage('an ONNX model', PACKAGES[0]);
}

/** The native runtime reads files itself, with what lies beside them; the other one takes bytes. */
async function openSession(name: string, runtime: Runtime, file: string): Promise<Session> {
  const model = name === 'onnxruntime-node' ? file : await readFile(file);
  try {
    return await runtime.InferenceSession.create(model, OPTIONS);
  } catch (error) {
    throw new InputError(`${basename(file)} cannot be opened by ${name}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}
