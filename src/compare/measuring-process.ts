import { tmpdir } from 'node:os';
import { InputError } from '../errors.js';
import { compressorOf } from './catalogue.js';
import { endWithParent } from './end-with-parent.js';
import { measureCompressor, type News } from './measurement.js';
import type { Answer, Task } from './measuring.js';

/**
 * The main module of a process that measures one compressor: it gets a {@link Task}, tells its news and ends. Any further message
 * asks it to end soon with what it has. Its argument is the number of the process that started it, and all temporary files are that one's.
 */
const stop = new AbortController();
const watched = endWithParent(Number(process.argv[2]), tmpdir());

process.once('message', (task: Task) => {
  process.on('message', () => stop.abort());
  void watched.then(() => perform(task)).then(() => process.exit());
});

async function perform(task: Task): Promise<void> {
  const { file, reading } = task;
  const tellNews = (news: News) => tell(news);
  try {
    if (task.kind === 'compressor')
      await measureCompressor(await compressorOf(task.candidate), file, reading, tellNews);
    else {
      // Only this one needs the search, which takes a while to load.
      const { parseGrammar } = await import('../grammar/parse.js');
      const { measureProgram } = await import('./program-measurement.js');
      const { grammar, options } = task;
      const told = grammar && { grammar: parseGrammar(grammar.source, grammar.name) };
      await measureProgram({ ...options, ...told, reading, signal: stop.signal }, file, tellNews);
    }
    await tell({ kind: 'done' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await tell(error instanceof InputError ? { kind: 'refused', message } : { kind: 'broken', message });
  }
}

function tell(answer: Answer): Promise<void> {
  return new Promise((done) => process.send!(answer, () => done()));
}
