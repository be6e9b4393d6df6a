/** Runs one case file and writes its figures, as JSON, to file descriptor 3: its output stays its own. */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { BenchCase } from './types.ts';

const [file = ''] = process.argv.slice(2);
const bench = (await import(pathToFileURL(file).href)) as BenchCase;
const figures = await bench.run();
writeSync(3, JSON.stringify(figures));
// A server or a timer that a case left open must not keep the bench waiting.
process.exit(0);
