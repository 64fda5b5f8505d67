import type { Compressor } from './compressor.js';
import { PIPES, pipeCompressor } from './system/pipes.js';
import { runTool, ToolFailure } from './system/tool.js';
import { ZLIB_COMPRESSORS } from './system/zlib.js';
import { zpaqCompressor } from './system/zpaq.js';

/** A compressor that cannot be used here. */
export interface Absent {
  readonly name: string;
  /** For people: `not on the PATH`. */
  readonly reason: string;
}

/** A program that may be on the PATH, and the compressor that it makes. */
interface Tool {
  readonly name: string;
  readonly versionArguments: readonly string[];
  readonly make: (version: string) => Compressor;
}

const TOOLS: readonly Tool[] = [
  ...PIPES.map((pipe) => ({
    name: pipe.name,
    versionArguments: pipe.versionArguments,
    make: (version: string) => pipeCompressor(pipe, version),
  })),
  { name: 'zpaq', versionArguments: [], make: zpaqCompressor },
];

/** The names of all compressors of the system, whether or not they are here. */
export const SYSTEM_NAMES: readonly string[] = [...ZLIB_COMPRESSORS, ...TOOLS].map(({ name }) => name);

/** Seconds in which a tool has to say its version. */
const VERSION_SECONDS = 10;

/** The compressors of Node and those that are on the PATH, with their versions. */
export async function systemCompressors(): Promise<{ present: Compressor[]; absent: Absent[] }> {
  const present = [...ZLIB_COMPRESSORS];
  const absent: Absent[] = [];
  const versions = await Promise.all(TOOLS.map(versionOf));
  for (const [index, { name, make }] of TOOLS.entries()) {
    const version = versions[index];
    if (version instanceof ToolFailure) absent.push({ name, reason: version.message });
    else present.push(make(version));
  }
  return { present, absent };
}

/** A compressor of the system that was found before, in the version that it had. */
export function systemCompressor(name: string, version: string): Compressor | undefined {
  const builtIn = ZLIB_COMPRESSORS.find((compressor) => compressor.name === name);
  return builtIn ?? TOOLS.find((tool) => tool.name === name)?.make(version);
}

async function versionOf({ name, versionArguments }: Tool): Promise<string | ToolFailure> {
  try {
    const options = { seconds: VERSION_SECONDS, anyCode: true };
    const { stdout, stderr } = await runTool(name, versionArguments, new Uint8Array(), options);
    const said = `${Buffer.from(stdout).toString('latin1')}\n${stderr}`;
    return /\d+\.\d+(\.\d+)*/.exec(said)?.[0] ?? 'unknown';
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return new ToolFailure(error.message.includes('ENOENT') ? 'not on the PATH' : error.message);
  }
}
