/**
 * `npm test [-- vitest arguments]`: type check, lint, format check and every test, in this order, the window's
 * in a browser last. With arguments only the tests that they choose run, and no browser.
 *
 * Plain JavaScript that starts under any Node from 20 on: npm may run it with the system's Node, the
 * checks themselves run with the project's own. The tests have judges that are not ours (xmllint,
 * xsltproc, openssl, poppler, a real keychain, a browser): where they are missing they are installed if we may
 * (root on Debian or Ubuntu), otherwise one line says what to install, and CI stops there.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from './e2e/support/find-browser.mjs';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const bin = join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
const inCi = process.env.CI === 'true';

/** What the tests need and the Debian package that has it. */
const TOOLS = [
  { program: 'chromium', package: 'chromium', isThere: () => findBrowser(env) !== undefined },
  { program: 'xmllint', package: 'libxml2-utils' },
  { program: 'xsltproc', package: 'xsltproc' },
  { program: 'openssl', package: 'openssl' },
  { program: 'xmlsec1', package: 'xmlsec1' },
  { program: 'pdftotext', package: 'poppler-utils' },
  { program: 'pdftoppm', package: 'poppler-utils' },
  { program: 'pdfinfo', package: 'poppler-utils' },
  { program: 'pdffonts', package: 'poppler-utils' },
  { program: 'bzip2', package: 'bzip2' },
  { program: 'gnome-keyring-daemon', package: 'gnome-keyring' },
  { program: 'dbus-run-session', package: 'dbus' },
  { program: 'ssh', package: 'openssh-client' },
  // Its place is not on a person's PATH.
  { program: 'sshd', package: 'openssh-server', isThere: () => isExecutable('/usr/sbin/sshd') },
  { program: 'gdbus', package: 'libglib2.0-bin' },
];

/** Specs of a whole run that may need their second try on a machine that is busy with something else. */
const MOST_UNSTEADY = 4;

/** Lines of vitest's complaints that are told once more at the very end. */
const MOST_COMPLAINTS = 120;

const NONE = { passed: 0, failures: 0, skipped: 0, broken: 0 };
const failed = [];
if (!(await ensureTools())) process.exit(1);

for (const [name, command, ...args] of [
  ['types', 'tsc', '--noEmit'],
  ['window types', 'tsc', '--noEmit', '-p', 'src-renderer'],
  ['spec types', 'tsc', '--noEmit', '-p', 'tests/e2e'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'oxfmt', '--check', '.'],
]) {
  await phase(name, () => run(command, args));
}

const reports = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
const report = join(reports, 'vitest.json');
const windowReport = join(reports, 'e2e.json');
const chosen = process.argv.slice(2);
// Hundreds of programs of ours are started by the tests, each from the same sources: they are compiled once.
const cached = { NODE_COMPILE_CACHE: join(reports, 'compiled') };
let counts;
let windowCounts;
const complaints = keepComplaints();
try {
  await phase('tests', () =>
    run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...chosen], {
      env: { ...env, ...cached, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
      keep: complaints,
    }),
  );
  counts = readCounts(report);
  if (chosen.length === 0) {
    const windowEnv = { ...env, ...cached, CUADRA_E2E_REPORT: windowReport };
    await phase('window', () => run('playwright', ['test', '-c', 'tests/e2e'], { env: windowEnv }));
    windowCounts = readWindowCounts(windowReport);
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (failed.includes('tests')) for (const line of complaints.lines) say(line);
if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
if (counts === undefined || (chosen.length === 0 && windowCounts === undefined)) {
  say(`the tests${counts === undefined ? '' : ' of the window'} did not end with a report`);
  process.exitCode = 1;
} else {
  const { passed, failures, skipped, broken } = sum(counts, windowCounts ?? NONE);
  // A run in which nothing ran, or, in CI, in which something was left out, has proven nothing.
  const empty = [counts, windowCounts ?? counts].some((each) => each.passed + each.failures === 0);
  const leftOut = inCi && skipped > 0;
  if (empty) say('no test ran');
  if (broken > 0) say(`${broken} test files failed outside their tests`);
  if (skipped > 0) say(`${skipped} skipped${leftOut ? ': CI skips nothing' : ''}`);
  say(`${passed} passed, ${failures} failed`);
  process.exitCode = failed.length > 0 || failures > 0 || broken > 0 || empty || leftOut ? 1 : 0;
}

/** Keeps what vitest complains of at its end, which hundreds of lines of the window follow. */
function keepComplaints() {
  const lines = [];
  let rest = '';
  let found = false;
  return {
    take(text) {
      const parts = (rest + text).split('\n');
      rest = parts.pop();
      for (const line of parts) {
        found ||= /⎯ (?:Failed|Unhandled)/u.test(stripVTControlCharacters(line));
        if (found && lines.length < MOST_COMPLAINTS) lines.push(line);
      }
    },
    lines,
  };
}

/** Runs one step and tells how long it took; the next steps run all the same. */
async function phase(name, work) {
  say(`\n── ${name}`);
  const started = Date.now();
  const code = await work();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`── ${name}: ${code === 0 ? 'ok' : `FAILED (${code})`} in ${seconds} s`);
  if (code !== 0) failed.push(name);
}

/** Exit code of a program whose output goes straight to ours; a program that is not there fails. */
function run(command, args, { keep, ...options } = {}) {
  return new Promise((done) => {
    const output = keep === undefined ? 'inherit' : 'pipe';
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', output, output], ...options });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from?.setEncoding('utf8').on('data', (text) => {
        to.write(text);
        keep.take(text);
      });
    }
    child.on('error', (error) => {
      say(`${command}: ${error.message}`);
      done(127);
    });
    child.on('close', (code, signal) => done(code ?? signal ?? 1));
  });
}

/** Whether every tool is there, after installing what may be installed. */
async function ensureTools() {
  let missing = missingTools();
  if (missing.length === 0) return true;
  if (process.getuid?.() === 0 && isDebian()) {
    const packages = [...new Set([...missing.map((tool) => tool.package), 'libsecret-1-0'])];
    say(`installing ${packages.join(' ')}`);
    const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
    const code =
      (await run('apt-get', ['update', '-q'], quiet)) ||
      (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], quiet));
    missing = missingTools();
    if (code === 0 && missing.length === 0) return true;
  }
  const packages = [...new Set(missing.map((tool) => tool.package))].join(' ');
  const programs = missing.map((tool) => tool.program).join(', ');
  say(`missing ${programs}: install them (Debian: apt-get install -y ${packages} libsecret-1-0)`);
  // On a developer's machine the rest is still worth running; the tests that need them will say so.
  return !inCi;
}

function missingTools() {
  const onPath = (program) => env.PATH.split(delimiter).some((folder) => isExecutable(join(folder, program)));
  return TOOLS.filter(({ program, isThere = () => onPath(program) }) => !isThere());
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Numbers of vitest's JSON report; undefined when it did not get as far as writing one. */
function readCounts(path) {
  try {
    const json = JSON.parse(readFileSync(path, 'utf8'));
    return {
      passed: json.numPassedTests,
      failures: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
      // A file that throws while it is loaded, or before or after its tests, has no failed test of its own.
      broken: json.testResults.filter(({ status, assertionResults }) => {
        return status === 'failed' && assertionResults.every((each) => each.status !== 'failed');
      }).length,
    };
  } catch {
    return undefined;
  }
}

/** Numbers of Playwright's JSON report, named as vitest's are. */
function readWindowCounts(path) {
  try {
    const { stats, errors, suites } = JSON.parse(readFileSync(path, 'utf8'));
    // What passed the second time is told by name, and is no success where it is more than a few.
    const unsteady = titlesOf(suites, ({ tests }) => tests.some(({ status }) => status === 'flaky'));
    for (const title of unsteady) say(`passed only when tried again: ${title}`);
    const tooMany = unsteady.length > MOST_UNSTEADY;
    return {
      passed: stats.expected + (tooMany ? 0 : stats.flaky),
      failures: stats.unexpected + (tooMany ? stats.flaky : 0),
      skipped: stats.skipped,
      broken: errors.length,
    };
  } catch {
    return undefined;
  }
}

function titlesOf(suites, fits) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).filter(fits).map((spec) => `${suite.file}: ${spec.title}`),
    ...titlesOf(suite.suites ?? [], fits),
  ]);
}

function sum(a, b) {
  return Object.fromEntries(Object.keys(a).map((key) => [key, a[key] + b[key]]));
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
