/** ZIP archives as Java writes them, and what must not be taken for one. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile, type Options } from 'yazl';
import { xmlInZip } from './zip.ts';

const XML = `<?xml version="1.0" encoding="UTF-8"?><a nombre="Ñandú">${'texto '.repeat(200)}</a>`;

function archive(files: Readonly<Record<string, Buffer | string>>, options: Partial<Options> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, options);
  zip.end();
  return buffer(zip.outputStream);
}

const textOf = (octets: Uint8Array | undefined): string | undefined =>
  octets === undefined ? undefined : Buffer.from(octets).toString('utf8');

test.each([[true], [false]])('the one XML, compressed: %s', async (compress) => {
  expect(textOf(await xmlInZip(await archive({ 'SIGN_1.XML': XML }, { compress })))).toBe(XML);
});

test('sizes that stand after the file, as a stream is written', async () => {
  const zip = new ZipFile();
  zip.addReadStream(Readable.from([Buffer.from(XML)]), 'a.xml');
  zip.end();
  expect(textOf(await xmlInZip(await buffer(zip.outputStream)))).toBe(XML);
});

test('another file and a comment beside it', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('no'), 'leeme.txt');
  zip.addBuffer(Buffer.from(XML), 'carpeta/a.xml');
  zip.end({ forceZip64Format: false, comment: 'timbrado' });
  expect(textOf(await xmlInZip(await buffer(zip.outputStream)))).toBe(XML);
});

test('a part of a larger buffer', async () => {
  const zip = await archive({ 'a.xml': XML });
  const larger = Buffer.concat([Buffer.from('xx'), zip, Buffer.from('yy')]);
  expect(textOf(await xmlInZip(larger.subarray(2, 2 + zip.length)))).toBe(XML);
});

test('no XML, two of them, an empty one, too many files: nothing', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.txt`, 'x']));
  const cases: Record<string, string>[] = [
    { 'a.txt': XML },
    { 'a.xml': XML, 'b.xml': XML },
    { 'a.xml': '' },
    { ...many, 'a.xml': XML },
  ];
  for (const files of cases) expect(await xmlInZip(await archive(files))).toBeUndefined();
});

test('what is no archive: nothing', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('<a/>'), Buffer.alloc(500, 0x50)]) {
    expect(await xmlInZip(bytes)).toBeUndefined();
  }
});

test('cut anywhere or with any octet changed: nothing, or the same file', async () => {
  const whole = await archive({ 'a.xml': XML });
  for (let length = 0; length < whole.length; length += 1) {
    expect(await xmlInZip(whole.subarray(0, length))).toBeUndefined();
  }
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    const found = textOf(await xmlInZip(changed));
    expect([undefined, XML]).toContain(found);
  }
});

test('a file that is larger than its directory tells is not inflated further', async () => {
  const bomb = await archive({ 'a.xml': Buffer.alloc(64 * 1024 * 1024, 0x20) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await xmlInZip(bomb)).toBeUndefined();
  // The directory says that it is small.
  const directory = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bomb.writeUInt32LE(1000, directory + 24);
  const before = process.memoryUsage().arrayBuffers;
  expect(await xmlInZip(bomb)).toBeUndefined();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
});

test('an encrypted file: nothing', async () => {
  const zip = await archive({ 'a.xml': XML });
  const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
  expect(await xmlInZip(zip)).toBeUndefined();
});
