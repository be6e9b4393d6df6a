import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, source: string): void => writeFileSync(join(folder, name), source);
const good = (id: string, value: string, extra = ''): string =>
  `${extra}\nexport const ids = ['${id}'];\nexport const run = async () => [{ id: '${id}', value: ${value}, unit: 'ms' }];\n`;

async function bench(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, '--cases', folder, ...args]);
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (text.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (text.stderr += String(chunk)));
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, ...text };
}

it('prints each figure beside its goal, and a missed goal fails only when asked', async () => {
  put('a.ts', good('fast_ms', '1.23456', `export const goals = [{ id: 'fast_ms', is: '<', value: 2 }];`));
  put('b.ts', good('slow_ms', '5', `export const goals = [{ id: 'slow_ms', is: '<', value: 2 }];`));
  const loose = await bench();
  expect(loose.code).toBe(0);
  expect(loose.stdout).toMatch(/^fast_ms +1\.235 +ms +< 2 +ok$/m);
  expect(loose.stdout).toMatch(/^slow_ms +5 +ms +< 2 +miss$/m);
  expect((await bench('--strict')).code).toBe(1);
});

it('ends with one JSON line, alone on standard output', async () => {
  put('a.ts', good('a_ms', '1.23456', `process.stdout.write('noise\\n');`));
  const { code, stdout } = await bench('--json');
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('{"figures":[{"id":"a_ms","value":1.23456,"unit":"ms"}]}');
  expect(stdout.split('\n').filter((line) => line.startsWith('{'))).toHaveLength(1);
});

it('runs only the cases that have such ids', async () => {
  put('a.ts', good('seal_1_ms', '1'));
  put('b.ts', `export const ids = ['pdf_ms'];\nexport const run = () => { throw new Error('should not run'); };`);
  const { code, stdout } = await bench('--json', '--only', 'seal_');
  expect(code).toBe(0);
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toEqual({
    figures: [{ id: 'seal_1_ms', value: 1, unit: 'ms' }],
  });
  expect((await bench('--only', 'nothing_')).code).toBe(1);
});

it.each([
  ['throws', `export const ids = ['x'];\nexport const run = async () => { throw new Error('broken'); };`, 'code 1'],
  ['cannot be loaded', `import './missing.ts';`, 'missing.ts'],
  ['measures no number', good('x', 'NaN'), 'x has no value'],
  [
    'forgets a figure',
    `export const ids = ['x', 'y'];\nexport const run = async () => [{ id: 'x', value: 1, unit: '' }];`,
    'y',
  ],
  [
    'returns another figure',
    `export const ids = ['x'];\nexport const run = async () => [{ id: 'y', value: 1, unit: '' }];`,
    'y',
  ],
  [
    'dies',
    `export const ids = ['x'];\nexport const run = async () => process.kill(process.pid, 'SIGKILL');`,
    'SIGKILL',
  ],
  [
    'never ends',
    `export const ids = ['x'];\nexport const run = () => new Promise(() => setInterval(() => {}, 1000));`,
    'within 1 s',
  ],
])('fails when a case %s, and still runs the others', async (_what, source, words) => {
  put('bad.ts', source);
  put('good.ts', good('good_ms', '1'));
  const { code, stdout, stderr } = await bench('--timeout', '1', '--json');
  expect(code).toBe(1);
  expect(stderr).toContain(words);
  expect(stdout).toContain('good_ms');
});

it('fails when nobody measures a goal', async () => {
  put('a.ts', good('a_ms', '1', `export const goals = [{ id: 'b_ms', is: '<', value: 2 }];`));
  const { code, stderr } = await bench();
  expect(code).toBe(1);
  expect(stderr).toContain('no case measures b_ms');
});

it('gives each case the garbage collector and one core', async () => {
  put(
    'a.ts',
    `import { readFileSync } from 'node:fs';
export const ids = ['gc', 'cores'];
export const run = async () => {
  globalThis.gc();
  const list = process.platform === 'linux' ? /^Cpus_allowed:\\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1] : '1';
  const bits = [...BigInt('0x' + list.replaceAll(',', '')).toString(2)].filter((bit) => bit === '1').length;
  return [{ id: 'gc', value: 1, unit: '' }, { id: 'cores', value: bits, unit: '' }];
};`,
  );
  const { stdout, stderr } = await bench('--json');
  const { figures } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '{}');
  const bound = process.platform === 'linux' && !stderr.includes('taskset is not');
  expect(figures[1].value).toBe(bound ? 1 : figures[1].value);
  expect(figures[0].value).toBe(1);
});
