/** Poppler as the judge of our PDF files: what a reader sees, not what we meant to write. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

const missing = spawnSync('pdftoppm', ['-v']).error !== undefined;
/** For `describe.skipIf`. Continuous integration must have poppler-utils: there, nothing is skipped. */
export const needsPoppler = missing && process.env['CI'] !== 'true';

function withFile<T>(pdf: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-pdf-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text of every page, laid out as on the page. */
export function textPages(pdf: Uint8Array): string[] {
  return withFile(pdf, (file) =>
    execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1),
  );
}

/** Text with every run of white space as one space. */
export function plainText(pdf: Uint8Array): string {
  return textPages(pdf).join(' ').replace(/\s+/g, ' ');
}

/** In the order of the content, as a screen reader takes it. */
export function readingOrder(pdf: Uint8Array): string {
  return withFile(pdf, (file) => execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }));
}

/** Words with their left and right edges in points, in the order of the content. */
export function wordsOf(pdf: Uint8Array): { text: string; left: number; right: number }[] {
  const out = withFile(pdf, (file) => execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' }));
  return Array.from(out.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>([^<]*)</g), (match) => ({
    text: match[3] ?? '',
    left: Number(match[1]),
    right: Number(match[2]),
  }));
}

/** `pdfinfo`'s facts by name. */
export function infoOf(pdf: Uint8Array): Map<string, string> {
  const out = withFile(pdf, (file) => execFileSync('pdfinfo', ['-isodates', file], { encoding: 'utf8' }));
  return new Map(
    out.split('\n').flatMap((line) => {
      const match = /^([^:]+):\s+(.*)$/.exec(line);
      return match === null ? [] : [[match[1] ?? '', match[2] ?? '']];
    }),
  );
}

export interface FontFact {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export function fontsOf(pdf: Uint8Array): FontFact[] {
  const out = withFile(pdf, (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }));
  return out
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((line) => {
      const [name = ''] = line.split(/\s+/);
      const [embedded, subset, unicode] = (/(yes|no) +(yes|no) +(yes|no)/.exec(line) ?? []).slice(1);
      return { name, embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' };
    });
}

/** Pages as pixels. */
export function rasterized(pdf: Uint8Array, dotsPerInch = 150): PNG[] {
  return withFile(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-png', file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .toSorted()
      .map((name) => PNG.sync.read(readFileSync(join(folder, name))));
  });
}

/** What a phone reads from the page, and the side of the code in centimetres. */
export function readQr(page: PNG, dotsPerInch = 150): { text: string; sideCm: number } | undefined {
  const pixels = new Uint8ClampedArray(page.data.buffer, page.data.byteOffset, page.data.byteLength);
  const found = jsqr.default(pixels, page.width, page.height);
  // It finds an empty code in the noise of some pages that have none.
  if (found === null || found.data === '') return undefined;
  const { topLeftCorner: left, topRightCorner: right } = found.location;
  return { text: found.data, sideCm: (Math.hypot(right.x - left.x, right.y - left.y) / dotsPerInch) * 2.54 };
}

/** Whether poppler reads the file without a complaint. */
export function complaints(pdf: Uint8Array): string {
  return withFile(pdf, (file) => spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stderr);
}

/** The words that every printed CFDI carries. */
export const LEGEND = 'Este documento es una representación impresa de un CFDI';

/** Without white space: seals and the cadena are broken over lines. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
