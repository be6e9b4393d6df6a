import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLogger, redactingLogger } from './logger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, 'logs', name);
const numbersIn = (name: string): number[] =>
  readFileSync(at(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { number: number }).number);

test('what could be a secret never reaches the log, at any usual depth', () => {
  const lines: string[] = [];
  const logger = redactingLogger({ write: (line) => void lines.push(line) });
  logger.error({ password: 'hunter2', account: { token: 'hunter2', deep: { apiKey: 'hunter2' } }, host: 'smtp' }, 'no');
  expect(lines.join('')).not.toContain('hunter2');
  expect(lines.join('')).toContain('[secreto]');
  expect(lines.join('')).toContain('smtp');
});

test('the log stays within its bounds: the newest files are kept, whole lines, none of them lost', () => {
  const logger = fileLogger(folder, { maxBytes: 2000, keep: 2 });
  for (let number = 0; number < 200; number += 1) logger.info({ number }, 'a line of some length');
  logger.close();
  expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual(['cuadra.log', 'cuadra.log.1', 'cuadra.log.2']);
  for (const name of readdirSync(join(folder, 'logs'))) expect(statSync(at(name)).size).toBeLessThanOrEqual(2000);
  const kept = [...numbersIn('cuadra.log.2'), ...numbersIn('cuadra.log.1'), ...numbersIn('cuadra.log')];
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 200 - kept.length + index));
});

test('a log that is there is continued, and put aside when it is full', () => {
  for (const number of [1, 2]) {
    const logger = fileLogger(folder, { maxBytes: 90 });
    logger.info({ number }, 'short');
    // On the disk when the call is back, not when the log is closed.
    expect(numbersIn('cuadra.log').at(-1)).toBe(number);
    logger.close();
  }
  expect(numbersIn('cuadra.log.1')).toEqual([1]);
  expect(numbersIn('cuadra.log')).toEqual([2]);
});

test('a log that cannot be written does not stop the work, and goes on when it can', () => {
  mkdirSync(at('cuadra.log'), { recursive: true });
  const logger = fileLogger(folder);
  logger.info({ number: 1 }, 'lost');
  rmSync(at('cuadra.log'), { recursive: true });
  logger.info({ number: 2 }, 'kept');
  logger.close();
  expect(numbersIn('cuadra.log')).toEqual([2]);
});
