import { expect, test } from 'vitest';
import { sortOut } from './chosen.ts';
import { MESSAGE_BYTES, MESSAGE_FILES, messagesOf } from './messages.ts';

const file = (name: string, bytes = 10): File => new File([new Uint8Array(bytes)], name);

test('only XMLs and ZIPs are read, and the rest is counted', async () => {
  const { files, ...counts } = await sortOut([file('a.xml'), file('B.XML'), file('c.zip'), file('d.pdf'), file('xml')]);
  expect(files.map(({ path }) => path)).toEqual(['a.xml', 'B.XML', 'c.zip']);
  expect(counts).toEqual({ xml: 2, zip: 1, other: 2, bytes: 30 });
});

test('two files of one name are two', async () => {
  const { files } = await sortOut([file('a.xml'), file('a (2).xml'), file('a.xml'), file('a.xml')]);
  expect(new Set(files.map(({ path }) => path)).size).toBe(4);
  expect(files.map(({ path }) => path)).toContain('a (3).xml');
});

test('many small files share a message, and none holds too many or too much', async () => {
  const { files } = await sortOut(Array.from({ length: 10_000 }, (_, at) => file(`${at}.xml`, 20_000)));
  const messages = messagesOf(files);
  let sent = 0;
  for (const message of messages) {
    if (message.kind !== 'files') throw new Error('a small file came in pieces');
    expect(message.files.length).toBeLessThanOrEqual(MESSAGE_FILES);
    expect(message.bytes).toBeLessThanOrEqual(MESSAGE_BYTES);
    sent += message.files.length;
  }
  expect(sent).toBe(10_000);
  expect(messages.length).toBeLessThan(250);
});

test('a large file comes in pieces that meet, between the small ones before and behind it', async () => {
  const large = file('todo.zip', MESSAGE_BYTES * 2 + 5);
  const messages = messagesOf((await sortOut([file('a.xml'), large, file('b.xml'), file('vacio.xml', 0)])).files);
  expect(messages.map((one) => (one.kind === 'piece' ? [one.offset, one.end] : one.files.length))).toEqual([
    [0, MESSAGE_BYTES],
    [MESSAGE_BYTES, MESSAGE_BYTES * 2],
    [MESSAGE_BYTES * 2, MESSAGE_BYTES * 2 + 5],
    3,
  ]);
});
