/** A window is built when it must be, whole or not at all. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale, prepareWindow, windowPaths, type WindowPaths } from './build-window.ts';

let root: string;
let paths: WindowPaths;
const said: string[] = [];
const say = (key: string): void => void said.push(key);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cuadra-build-'));
  mkdirSync(join(root, 'src-renderer'));
  writeFileSync(join(root, 'vite.config.ts'), `export default { root: '${join(root, 'src-renderer')}' };`);
  writeFileSync(join(root, 'src-renderer', 'index.html'), '<script type="module" src="./main.ts"></script>');
  writeFileSync(join(root, 'src-renderer', 'main.ts'), 'document.title = "uno" satisfies string;');
  paths = windowPaths(root);
  said.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** As if it had been written so many seconds from now. */
function touch(file: string, seconds: number): void {
  const at = new Date(Date.now() + seconds * 1000);
  utimesSync(join(root, file), at, at);
}
const script = (): string => {
  const [name = ''] = readdirSync(join(paths.output, 'assets'));
  return readFileSync(join(paths.output, 'assets', name), 'utf8');
};

test('it is built when it is missing, left alone while it is newer, built again when a source is', async () => {
  await prepareWindow(paths, say);
  expect(script()).toContain('uno');
  expect(said).toEqual(['shell.building']);
  await prepareWindow(paths, say);
  expect(said).toHaveLength(1);

  writeFileSync(join(root, 'src-renderer', 'main.ts'), 'document.title = "dos";');
  touch('src-renderer/main.ts', 10);
  expect(await isStale(paths)).toBe(true);
  await prepareWindow(paths, say);
  expect(script()).toContain('dos');
  // Nothing is left beside it.
  expect(readdirSync(join(root, 'dist'))).toEqual(['renderer']);
});

test('a build that fails leaves the window before it, and says so; without one it is an error', async () => {
  writeFileSync(join(root, 'src-renderer', 'main.ts'), 'import "./missing.ts";');
  await expect(prepareWindow(paths, say)).rejects.toThrow('missing.ts');
  expect(existsSync(paths.output)).toBe(false);

  writeFileSync(join(root, 'src-renderer', 'main.ts'), 'document.title = "uno";');
  await prepareWindow(paths, say);
  said.length = 0;
  writeFileSync(join(root, 'src-renderer', 'main.ts'), 'import "./missing.ts";');
  touch('src-renderer/main.ts', 10);
  await prepareWindow(paths, say);
  expect(said).toEqual(['shell.building', 'shell.buildFailed']);
  expect(script()).toContain('uno');
});
