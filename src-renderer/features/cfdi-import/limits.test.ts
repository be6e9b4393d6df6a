import { expect, test } from 'vitest';
import * as contract from '#contract/cfdi-imports.ts';
import { UPLOAD_MOST_BYTES } from './limits.ts';
import { MESSAGE_BYTES, MESSAGE_FILES } from './messages.ts';

test('the window stays within what the engine takes', () => {
  expect(UPLOAD_MOST_BYTES).toBe(contract.UPLOAD_MOST_BYTES);
  expect(MESSAGE_BYTES).toBeLessThanOrEqual(contract.UPLOAD_PIECE_BYTES);
  expect(MESSAGE_FILES).toBeLessThanOrEqual(contract.UPLOAD_FILES);
});
