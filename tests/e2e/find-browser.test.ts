/** Where the specs' browser is looked for. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from './support/find-browser.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(...parts: string[]): string {
  const path = join(folder, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

test('CUADRA_BROWSER has the only word', () => {
  const own = program('my-browser');
  expect(findBrowser({ CUADRA_BROWSER: own }, 'linux')).toBe(own);
  expect(findBrowser({ CUADRA_BROWSER: join(folder, 'gone') }, 'linux')).toBeUndefined();
});

test('one on the PATH is found', () => {
  const chrome = program('bin', 'google-chrome');
  expect(findBrowser({ PATH: dirname(chrome) }, 'linux')).toBe(chrome);
});

test('a stub that only says to install a snap is passed over', () => {
  const stub = program('bin', 'chromium-browser');
  writeFileSync(stub, '#!/bin/sh\necho "Command requires the chromium snap: snap install chromium"\n');
  expect(findBrowser({ PATH: dirname(stub) }, 'linux')).not.toBe(stub);
});

test('a Mac has it among the applications', () => {
  const edge = program('Applications', 'Microsoft Edge.app', 'Contents', 'MacOS', 'Microsoft Edge');
  expect(findBrowser({ HOME: folder, PATH: '' }, 'darwin')).toBe(edge);
});

test('Windows has it among the programs', () => {
  const chrome = program('Google', 'Chrome', 'Application', 'chrome.exe');
  expect(findBrowser({ ProgramFiles: folder }, 'win32')).toBe(chrome);
});
