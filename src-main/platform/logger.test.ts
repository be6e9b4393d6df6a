import { expect, test } from 'vitest';
import { redactingLogger } from './logger.ts';

test('what could be a secret never reaches the log, at any usual depth', () => {
  const lines: string[] = [];
  const logger = redactingLogger({ write: (line) => void lines.push(line) });
  logger.error({ password: 'hunter2', account: { token: 'hunter2', deep: { apiKey: 'hunter2' } }, host: 'smtp' }, 'no');
  expect(lines.join('')).not.toContain('hunter2');
  expect(lines.join('')).toContain('[secreto]');
  expect(lines.join('')).toContain('smtp');
});
