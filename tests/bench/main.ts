/**
 * `npm run bench [-- --json] [-- --only <id prefix>] [-- --strict]`
 *
 * Runs every file of cases/, one after the other, each in a process of its own that is bound to one
 * core where the system can do that, and prints each figure beside its goal. Exits non-zero when a
 * case does not run to its end, when it does not return the figures that it announces, or when a goal
 * has no case; with `--strict` when a goal is missed, too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { goals as commonGoals } from './goals.ts';
import { reaches, type BenchCase, type Figure, type Goal } from './types.ts';

const { values: args } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    strict: { type: 'boolean', default: false },
    /** Another folder of cases, for the bench's own tests; the common goals then do not apply. */
    cases: { type: 'string' },
    timeout: { type: 'string', default: '600' },
  },
});
const folder = args.cases ?? join(import.meta.dirname, 'cases');
const timeoutMs = Number(args.timeout) * 1000;
// With --json standard output carries nothing but the last line.
const say = (text: string): void => {
  (args.json ? process.stderr : process.stdout).write(`${text}\n`);
};

const figures: Figure[] = [];
const goals = new Map<string, Goal>((args.cases === undefined ? commonGoals : []).map((goal) => [goal.id, goal]));
const failures: string[] = [];
const announced = new Set<string>();
const wanted = (id: string): boolean => args.only === undefined || id.startsWith(args.only);

// What is dear to make (a million invoices) is made once for all cases of a run.
const shared = process.env['CUADRA_BENCH_DIR'] ?? mkdtempSync(join(tmpdir(), 'cuadra-bench-'));
if (process.env['CUADRA_BENCH_DIR'] === undefined) {
  process.once('exit', () => rmSync(shared, { recursive: true, force: true }));
}

const core = pinnedCore();
say(core === undefined ? 'not bound to one core: taskset is not on this machine' : `each case on core ${core}`);
for (const file of caseFiles()) {
  const name = basename(file, '.ts');
  try {
    const { ids, goals: own = [] } = (await import(pathToFileURL(file).href)) as BenchCase;
    for (const id of ids) announced.add(id);
    for (const goal of own) goals.set(goal.id, goal);
    if (!ids.some(wanted)) continue;
    const started = performance.now();
    const measured = checked(await runCase(file), ids);
    say(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    figures.push(...measured.filter((figure) => wanted(figure.id)));
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    say(`${name}: FAILED`);
  }
}
for (const id of goals.keys()) {
  if (wanted(id) && !announced.has(id) && failures.length === 0) failures.push(`no case measures ${id}`);
}
if (figures.length === 0 && failures.length === 0) failures.push(`nothing to measure for ${args.only ?? 'the bench'}`);

say(`\n${table()}`);
for (const failure of failures) process.stderr.write(`bench: ${failure}\n`);
if (args.json) {
  const plain = figures.map(({ id, value, unit }) => ({ id, value, unit }));
  process.stdout.write(`${JSON.stringify({ figures: plain })}\n`);
}
const missed = figures.filter((figure) => verdict(figure) === 'miss');
process.exitCode = failures.length > 0 || (args.strict && missed.length > 0) ? 1 : 0;

function caseFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('_'))
    .toSorted()
    .map((name) => resolve(folder, name));
}

/** The last core that this process may use; undefined where it cannot be bound. */
function pinnedCore(): string | undefined {
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).status !== 0) return undefined;
  const allowed = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return allowed?.split(/[,-]/).at(-1)?.trim();
}

/** Figures of one case, from a process that does nothing else. */
async function runCase(file: string): Promise<unknown> {
  const node = [process.execPath, '--expose-gc', join(import.meta.dirname, 'child.ts'), file];
  const [command = '', ...rest] = core === undefined ? node : ['taskset', '-c', core, ...node];
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, CUADRA_BENCH_DIR: shared },
  });
  child.stdout?.pipe(process.stderr, { end: false });
  const chunks: Buffer[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => chunks.push(chunk));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, timeoutMs);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, failed) => {
    child.on('error', failed);
    child.on('close', (...how) => done(how));
  });
  clearTimeout(timer);
  if (late) throw new Error(`did not end within ${args.timeout} s`);
  if (code !== 0) throw new Error(`ended with ${signal ?? `code ${code}`}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** A case that returns other figures than it announces, or no number, did not run. */
function checked(result: unknown, ids: readonly string[]): Figure[] {
  if (!Array.isArray(result)) throw new Error('returned no figures');
  const measured = result as Figure[];
  for (const { id, value, unit } of measured) {
    if (!ids.includes(id)) throw new Error(`returned ${id}, which it does not announce`);
    // JSON turns NaN and Infinity into null.
    if (typeof value !== 'number' || typeof unit !== 'string') throw new Error(`${id} has no value`);
  }
  const missing = ids.filter((id) => measured.filter((figure) => figure.id === id).length !== 1);
  if (missing.length > 0) throw new Error(`did not return ${missing.join(', ')} once`);
  return measured;
}

function verdict(figure: Figure): 'ok' | 'miss' | '' {
  const goal = goals.get(figure.id);
  if (goal === undefined) return '';
  return reaches(goal, figure.value) ? 'ok' : 'miss';
}

function table(): string {
  const rows = figures.map((figure) => {
    const goal = goals.get(figure.id);
    const aim = goal === undefined ? '' : `${goal.is} ${goal.value}`;
    return [figure.id, formatted(figure.value), figure.unit, aim, verdict(figure)];
  });
  const all = [['figure', 'value', 'unit', 'goal', ''], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === 1 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Four significant digits; whole numbers from a thousand on. */
function formatted(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toString() : Number(value.toPrecision(4)).toString();
}
