/** What a run reads of folders and archives, the hostile ones too: everything is named, nothing is trusted. */
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { Unreadable, walkSource, type Source } from '../../src-main/features/cfdi-import/source/walk.ts';
import { folderWith, zipOf, type ZipPart } from './documents.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const xml = (text: string): Buffer => Buffer.from(`<a>${text}</a>`);

/** What is read of each file: its text, or the code of why it is not. */
async function read(source: Source): Promise<Record<string, string>> {
  const out: Record<string, string> = {};
  for await (const file of walkSource(source)) {
    try {
      out[file.path] = (await file.read()).toString();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      out[file.path] = `${error.outcome} ${error.finding.code}`;
    }
  }
  return out;
}

function zipped(parts: readonly ZipPart[] | Buffer): Promise<Record<string, string>> {
  const path = join(folder, 'z.zip');
  writeFileSync(path, Buffer.isBuffer(parts) ? parts : zipOf(parts));
  return read({ kind: 'path', path });
}

test('a folder is read with its folders and ZIPs, in one order; links and what is no XML are named', async () => {
  folderWith(folder, {
    'b/dos.xml': xml('2'),
    'a.XML': xml('1'),
    'leeme.txt': 'hola',
    'c.zip': zipOf([{ name: '2026/tres.xml', content: xml('3') }]),
    '.DS_Store': 'x',
  });
  symlinkSync(join(folder, 'a.XML'), join(folder, 'enlace.xml'));
  expect(Object.entries(await read({ kind: 'path', path: folder }))).toEqual([
    ['.DS_Store', 'ignored NOT_XML'],
    ['a.XML', '<a>1</a>'],
    ['b/dos.xml', '<a>2</a>'],
    ['c.zip/2026/tres.xml', '<a>3</a>'],
    ['enlace.xml', 'ignored FILE_LINK'],
    ['leeme.txt', 'ignored NOT_XML'],
  ]);
});

test('an archive of another program, with folders and streamed entries', async () => {
  const zip = new ZipFile();
  zip.addEmptyDirectory('vacia');
  zip.addBuffer(xml('1'), 'año 2026/uno.xml');
  zip.addBuffer(xml('2'), 'dos.xml', { compress: false, forceZip64Format: true });
  zip.end({ forceZip64Format: true, comment: '' });
  const chunks: Buffer[] = [];
  await pipeline(
    zip.outputStream,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    }),
  );
  expect(await zipped(Buffer.concat(chunks))).toEqual({
    'z.zip/año 2026/uno.xml': '<a>1</a>',
    'z.zip/dos.xml': '<a>2</a>',
  });
});

test('names are for people: two of one name, ways out, control characters, bytes that are no UTF-8', async () => {
  expect(
    await zipped([
      { name: 'a.xml', content: xml('1') },
      { name: 'a.xml', content: xml('2') },
      { name: 'a.xml', content: xml('3') },
      { name: '../../fuera.xml', content: xml('4') },
      { name: 'c:\\windows\\x.xml', content: xml('5') },
      { name: 'mala\n\u202E.xml', content: xml('6') },
      { name: Buffer.from([0xe9, 0x2e, 0x78, 0x6d, 0x6c]), content: xml('7') },
      { name: '__MACOSX/._a.xml', content: xml('8') },
      { name: 'otro.zip', content: xml('9') },
    ]),
  ).toEqual({
    'z.zip/a.xml': '<a>1</a>',
    'z.zip/a.xml (2)': '<a>2</a>',
    'z.zip/a.xml (3)': '<a>3</a>',
    'z.zip/../../fuera.xml': '<a>4</a>',
    'z.zip/c:\\windows\\x.xml': '<a>5</a>',
    'z.zip/mala\u{FFFD}\u{FFFD}.xml': '<a>6</a>',
    'z.zip/é.xml': '<a>7</a>',
    'z.zip/__MACOSX/._a.xml': 'ignored NOT_XML',
    'z.zip/otro.zip': 'ignored ZIP_IN_ZIP',
  });
  expect(readdirSync(folder)).toEqual(['z.zip']);
  expect(existsSync(join(folder, '../../fuera.xml'))).toBe(false);
});

describe('an archive that is made to do harm', () => {
  test('a bomb is not inflated, whatever it says of its size', async () => {
    const bomb = Buffer.alloc(12 * 1024 * 1024, ' ');
    const began = process.memoryUsage().rss;
    expect(
      await zipped([
        { name: 'honesta.xml', content: bomb },
        { name: 'mentirosa.xml', content: bomb, lie: { bytes: 900_000 } },
        { name: 'enorme.xml', content: xml('x'), lie: { bytes: 0xfffffff0 } },
        { name: 'buena.xml', content: xml('1') },
      ]),
    ).toEqual({
      'z.zip/honesta.xml': 'refused ZIP_BOMB',
      'z.zip/mentirosa.xml': 'refused ZIP_DAMAGED',
      'z.zip/enorme.xml': 'refused FILE_TOO_LARGE',
      'z.zip/buena.xml': '<a>1</a>',
    });
    expect(process.memoryUsage().rss - began).toBeLessThan(64 * 1024 * 1024);
  });

  test('entries that share their bytes are walked no further than the file is long', async () => {
    const one = zipOf([{ name: 'a.xml', content: Buffer.from('<a/>'.repeat(5000)), stored: true }]);
    const directoryAt = one.length - 22 - (46 + 5);
    const entry = one.subarray(directoryAt, one.length - 22);
    const end = Buffer.from(one.subarray(-22));
    const times = 50;
    end.writeUInt16LE(times, 8);
    end.writeUInt16LE(times, 10);
    end.writeUInt32LE(entry.length * times, 12);
    const files = await zipped(Buffer.concat([one.subarray(0, directoryAt), ...Array<Buffer>(times).fill(entry), end]));
    expect(files['z.zip']).toBe('refused ZIP_OVERLAPS');
    expect(Object.keys(files)).toHaveLength(2);
  });

  test('what cannot be read says why', async () => {
    expect(
      await zipped([
        { name: 'cifrado.xml', content: xml('1'), lie: { flags: 1 } },
        { name: 'otro.xml', content: xml('2'), lie: { method: 93 } },
        { name: 'suma.xml', content: xml('3'), lie: { crc: 7 } },
      ]),
    ).toEqual({
      'z.zip/cifrado.xml': 'refused ZIP_ENCRYPTED',
      'z.zip/otro.xml': 'refused ZIP_METHOD',
      'z.zip/suma.xml': 'refused ZIP_DAMAGED',
    });
    expect(await zipped(Buffer.from('no es un zip'))).toEqual({ 'z.zip': 'refused ZIP_NOT' });
  });

  test('property: no bytes of any archive make the reader throw anything but what it says of a file', async () => {
    const good = zipOf([
      { name: 'a.xml', content: xml('1') },
      { name: 'b.xml', content: xml('2'.repeat(300)) },
      { name: 'c.txt', content: xml('3') },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(good.length),
        async (changes, cut) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          for (const said of Object.values(await zipped(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes))) {
            expect(said).toMatch(/^(?:<a>|(?:refused|ignored) [A-Z_]+$)/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
