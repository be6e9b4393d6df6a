import { expect, test } from 'vitest';
import { filesBelow, pathOf, type DroppedEntry } from './dropped-folders.ts';

function file(fullPath: string, readable = true): DroppedEntry {
  const content = new File(['x'], fullPath.split('/').at(-1) ?? '');
  const entry = {
    isFile: true,
    isDirectory: false,
    fullPath,
    file: (done: (file: File) => void, failed: (error: unknown) => void) =>
      readable ? done(content) : failed(new Error('gone')),
  };
  return entry;
}

/** Gives its entries two at a time, as a browser gives a hundred. */
function folder(fullPath: string, entries: readonly DroppedEntry[], readable = true): DroppedEntry {
  const entry = {
    isFile: false,
    isDirectory: true,
    fullPath,
    createReader() {
      const left = [...entries];
      return {
        readEntries: (done: (some: DroppedEntry[]) => void, failed: (error: unknown) => void) =>
          readable ? done(left.splice(0, 2)) : failed(new Error('no permission')),
      };
    },
  };
  return entry;
}

test('every file of a folder comes with its path, however many lie beside it', async () => {
  const names = ['a.xml', 'b.xml', 'c.xml', 'd.xml', 'e.xml'];
  const march = folder(
    '/2026/marzo',
    names.map((name) => file(`/2026/marzo/${name}`)),
  );
  const files = await filesBelow([folder('/2026', [march, file('/2026/resumen.zip')]), file('/suelto.xml')]);
  expect(files.map(pathOf)).toEqual([...names.map((name) => `2026/marzo/${name}`), '2026/resumen.zip', 'suelto.xml']);
});

test('what cannot be read does not keep the rest out', async () => {
  const files = await filesBelow([
    folder('/cerrada', [file('/cerrada/a.xml')], false),
    file('/ido.xml', false),
    file('/b.xml'),
  ]);
  expect(files.map(pathOf)).toEqual(['b.xml']);
});
