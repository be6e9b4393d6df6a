/**
 * The printed representation of a CFDI.
 *
 * What it carries: CFF 29-A; RMF 2.7.1.7 (QR code, serial numbers of the issuer's CSD and of SAT's
 * certificate, date and hour of issue and of certification, cadena original of the certification
 * complement, the legend); Anexo 20 (2022), I.D for the QR code.
 */
import type { PrintedPdf, PrintInput, PrintWarning } from './input.ts';
import { assemble } from './layout/assemble.ts';
import { Flow, heightOf } from './layout/flow.ts';
import { embeddableImage } from './layout/image.ts';
import { BOTTOM } from './layout/theme.ts';
import { drawFirstHeader, drawNextHeader, LOGO_RESOURCE } from './sections/header.ts';
import { folioOf, kitOf, titleOf, type Kit } from './sections/kit.ts';
import { drawLines } from './sections/lines.ts';
import { drawBanner, drawFooter, drawWatermarks, marksOf } from './sections/marks.ts';
import { parties, references } from './sections/parties.ts';
import { seals } from './sections/seals.ts';
import { notes, totals } from './sections/totals.ts';

const SEALS_GAP = 8;
/** More than this is let run over pages: kept together it would leave a page half empty. */
const LONGEST_CLOSE = 500;

/** The bytes of {@link renderCfdi}. */
export async function renderCfdiPdf(input: PrintInput): Promise<Uint8Array<ArrayBuffer>> {
  return (await renderCfdi(input)).bytes;
}

/**
 * The document as a PDF of Letter pages. The same input gives the same bytes. A logo that cannot be
 * read or a character that cannot be printed never stops it: the page and the result say so.
 */
export async function renderCfdi(input: PrintInput): Promise<PrintedPdf> {
  const logo = input.company.logo === undefined ? undefined : embeddableImage(input.company.logo);
  const kit = kitOf(input, logo);
  const { canvas } = kit;
  const flow = new Flow(canvas, (first) => startPage(kit, first));
  for (const piece of references(kit)) flow.place(piece);
  flow.gap(8);
  drawLines(kit, flow);
  close(kit, flow);
  for (let page = 0; page < canvas.pageCount; page += 1) {
    canvas.selectPage(page);
    drawFooter(kit, page + 1, canvas.pageCount);
  }

  const warnings: PrintWarning[] = [];
  if (input.company.logo !== undefined && logo === undefined) warnings.push('logo-unreadable');
  if (canvas.replacedCharacters) warnings.push('characters-replaced');
  const bytes = await assemble(canvas, infoOf(kit), new Map(logo === undefined ? [] : [[LOGO_RESOURCE, logo]]));
  return { bytes, pages: canvas.pageCount, warnings };
}

function startPage(kit: Kit, first: boolean): number {
  drawWatermarks(kit);
  if (!first) return drawNextHeader(kit);
  const banner = drawBanner(kit, 32);
  const header = drawFirstHeader(kit, banner) + 6;
  const block = parties(kit);
  block.draw(header);
  return header + block.height;
}

/**
 * Totals, legends and seals: on one sheet wherever a sheet can hold them, so that no page carries seals
 * and nothing that they seal. The seals stand at its foot.
 */
function close(kit: Kit, flow: Flow): void {
  const body = [...totals(kit), ...notes(kit)];
  const proof = seals(kit);
  const height = heightOf(body) + (proof === undefined ? 0 : proof.height + SEALS_GAP);
  if (height <= LONGEST_CLOSE) flow.reserve(height);
  for (const piece of body) flow.place(piece);
  if (proof === undefined) return;
  flow.gap(SEALS_GAP);
  flow.reserve(proof.height);
  flow.y = Math.max(flow.y, BOTTOM - proof.height);
  flow.place(proof);
}

function infoOf(kit: Kit) {
  const { comprobante, timbre, input } = kit;
  const name = [titleOf(kit), folioOf(comprobante)].filter((part) => part !== '').join(' ');
  const marks = marksOf(kit).map((mark) => mark.text);
  return {
    title: [`${name} · ${comprobante.emisor.nombre ?? comprobante.emisor.rfc}`, ...marks].join(' · '),
    author: comprobante.emisor.nombre ?? comprobante.emisor.rfc,
    subject: `CFDI ${comprobante.version} ${comprobante.emisor.rfc} → ${comprobante.receptor.rfc}`,
    keywords: [timbre?.uuid, ...marks].filter((part) => part !== undefined).join(', '),
    language: input.locale ?? 'es-MX',
    createdAt: input.createdAt,
  };
}
