/** Hands the recorded pages to pdfkit, which writes the file: objects, cross references, metadata. */
import { once } from 'node:events';
import PdfKit from 'pdfkit';
import type { Canvas, UsedFont } from './canvas.ts';
import { PAGE } from './canvas.ts';
import type { EmbeddableImage } from './image.ts';

export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly language: string;
  readonly createdAt: Date;
}

/**
 * The finished file. The same canvas, info and images give the same bytes.
 * @param images by resource name
 */
export async function assemble(
  canvas: Canvas,
  info: DocumentInfo,
  images: ReadonlyMap<string, EmbeddableImage>,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PdfKit({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    // null: no default Helvetica; its text path is not used (see typeface.ts).
    font: null as unknown as string,
    pdfVersion: '1.7',
    lang: info.language,
    displayTitle: true,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Keywords: info.keywords,
      Creator: 'Cuadra',
      Producer: 'Cuadra (pdfkit)',
      CreationDate: info.createdAt,
      ModDate: info.createdAt,
    },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = once(document, 'end');

  const fonts = canvas.fonts().map((font) => ({ resource: font.resource, ref: embedFont(document, font) }));
  const placed = Array.from(images, ([resource, image]) => ({ resource, ref: embedImage(document, image) }));
  for (const page of canvas.pages()) {
    document.addPage();
    for (const { resource, ref } of fonts) document.page.fonts[resource] = ref;
    for (const { resource, ref } of placed) document.page.xobjects[resource] = ref;
    document.addContent(page.content);
    for (const { x, y, width, height, url } of page.links) document.link(x, y, width, height, url);
  }
  document.end();
  await ended;
  return joined(chunks);
}

/** A composite font with two-byte codes that are glyph numbers of the subset (PDF 32000-1, 9.7). */
function embedFont(document: PDFKit.PDFDocument, { face, file, resource }: UsedFont): PDFKit.PDFKitReference {
  const { metrics } = face;
  // Six letters before the name mark a subset; they only need to differ within the file.
  const name = `CUADR${String.fromCodePoint(64 + Number(resource.slice(1)))}+${metrics.postscriptName}`;
  const program = document.ref({ Filter: 'FlateDecode', Length1: file.length });
  program.end(file.deflated);
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: name,
    // Symbolic: the codes are glyph numbers, not characters of a standard encoding.
    Flags: 4,
    FontBBox: [...metrics.bbox],
    ItalicAngle: 0,
    Ascent: metrics.ascent,
    Descent: metrics.descent,
    CapHeight: metrics.capHeight,
    XHeight: metrics.xHeight,
    StemV: 0,
    FontFile2: program,
  });
  descriptor.end(undefined);
  const descendant = document.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptor,
    W: [0, file.glyphs.map((glyph) => Math.round(glyph.advance))],
  });
  descendant.end(undefined);
  const toUnicode = document.ref({ Filter: 'FlateDecode' });
  toUnicode.end(file.toUnicode);
  const font = document.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  });
  font.end(undefined);
  return font;
}

function embedImage(document: PDFKit.PDFDocument, image: EmbeddableImage): PDFKit.PDFKitReference {
  const mask =
    image.alpha === undefined
      ? undefined
      : document.ref({
          Type: 'XObject',
          Subtype: 'Image',
          Width: image.width,
          Height: image.height,
          BitsPerComponent: 8,
          ColorSpace: 'DeviceGray',
          Filter: 'FlateDecode',
        });
  mask?.end(image.alpha);
  const ref = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: image.width,
    Height: image.height,
    BitsPerComponent: 8,
    ColorSpace: image.colorSpace,
    Filter: image.filter,
    ...(image.decode === undefined ? {} : { Decode: [...image.decode] }),
    ...(mask === undefined ? {} : { SMask: mask }),
  });
  ref.end(image.data);
  return ref;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
