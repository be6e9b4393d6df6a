import { expect, test } from 'vitest';
import { findLines, textOf, xmlLines } from './lines.ts';

const XML = `<?xml version="1.0" encoding="UTF-8"?><a:Uno xmlns:a="urn:a" Total="1.00"><a:Dos Nombre="X &gt; Y"/><a:Tres>texto</a:Tres></a:Uno>`;

test('each element has a line, as deep as it stands', () => {
  expect(xmlLines(XML).map((line) => [line.depth, textOf(line)])).toEqual([
    [0, '<?xml version="1.0" encoding="UTF-8"?>'],
    [0, '<a:Uno xmlns:a="urn:a" Total="1.00">'],
    [1, '<a:Dos Nombre="X &gt; Y"/>'],
    [1, '<a:Tres>'],
    [2, 'texto'],
    [1, '</a:Tres>'],
    [0, '</a:Uno>'],
  ]);
});

test('a long tag shows its attributes below each other and loses none', () => {
  const lines = xmlLines(`<c Sello="${'x'.repeat(200)}" Folio="7"></c>`);
  expect(lines.map(textOf)).toEqual(['<c', `Sello="${'x'.repeat(200)}"`, 'Folio="7">', '</c>']);
});

test('words are found wherever they stand', () => {
  expect(findLines(xmlLines(XML), ' total ')).toEqual([1]);
  expect(findLines(xmlLines(XML), '')).toEqual([]);
});
