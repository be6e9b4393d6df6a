/**
 * Head of the pages: who issues, what the document is, its numbers and dates; a short form on the
 * pages that follow. Data: CFF 29-A I–III and VIII; RMF 2.7.1.7 (certificate numbers, dates and hours
 * of issue and of certification).
 */
import { described } from '../describe.ts';
import { formatFecha, formatFigure } from '../format.ts';
import { beside, lineOf, paragraph, space, stacked, type Piece } from '../layout/flow.ts';
import { fitted, widthOf, type TextStyle } from '../layout/text.ts';
import { LEFT, MAIN_WIDTH, RIGHT, SIDE_LEFT, SIDE_WIDTH, TOP, WIDTH } from '../layout/theme.ts';
import { fieldRows, folioOf, optional, titleOf, type Kit } from './kit.ts';

export const LOGO_RESOURCE = 'Logo';
/** Names in the short head shrink this far before they are cut: the first page has them whole. */
const LEAST_SCALE = 0.85;
const LOGO_BOX = { width: 160, height: 46 } as const;

/** Draws the first page's head and gives where it ends. */
export function drawFirstHeader(kit: Kit, top: number = TOP): number {
  const piece = beside(stacked(issuer(kit)), stacked(identity(kit)));
  piece.draw(top);
  return top + piece.height;
}

/** Draws the head of a following page and gives where it ends. */
export function drawNextHeader(kit: Kit, top: number = TOP): number {
  const { canvas, theme, comprobante, timbre, decimals } = kit;
  const { emisor, receptor } = comprobante;
  const rows: [string, string][] = [
    [
      `${emisor.nombre ?? ''} · ${emisor.rfc}`,
      [titleOf(kit), folioOf(comprobante)].filter((part) => part !== '').join(' '),
    ],
    [
      `${kit.label('receiver')}: ${receptor.nombre ?? ''} · ${receptor.rfc}`,
      `${kit.label('total')} ${comprobante.moneda} ${formatFigure(comprobante.total, decimals)}`,
    ],
  ];
  let y = top;
  rows.forEach(([left, right], index) => {
    const style = index === 0 ? theme.strong : theme.body;
    const leftText = canvas.clean(left, style.face);
    const rightText = canvas.clean(right, style.face);
    const rightStyle = fitted(rightText, WIDTH / 2, style, LEAST_SCALE);
    lineOf(canvas, rightText, RIGHT, rightStyle, { align: 'right', height: 10.5 }).draw(y);
    const room = WIDTH - widthOf(rightText, rightStyle) - 16;
    const leftStyle = fitted(leftText, room, style, LEAST_SCALE);
    const shown = widthOf(leftText, leftStyle) <= room ? leftText : shortened(leftText, room, leftStyle);
    lineOf(canvas, shown, LEFT, leftStyle, { height: 10.5 }).draw(y);
    y += 10.5;
  });
  if (timbre !== undefined) {
    lineOf(canvas, timbre.uuid, LEFT, { ...theme.code, size: 6.8 }, { height: 9.5 }).draw(y);
    y += 9.5;
  }
  canvas.rule(LEFT, y + 3, WIDTH, theme.brand.text, 1);
  return y + 10;
}

function shortened(text: string, width: number, style: TextStyle): string {
  let cut = text;
  while (cut !== '' && widthOf(`${cut}…`, style) > width) cut = Array.from(cut).slice(0, -1).join('');
  return `${cut.trimEnd()}…`;
}

function issuer(kit: Kit): Piece[] {
  const { canvas, theme, comprobante, input, logo } = kit;
  const { emisor } = comprobante;
  const { company } = input;
  const pieces: Piece[] = [];
  if (logo !== undefined) {
    const scale = Math.min(LOGO_BOX.width / logo.width, LOGO_BOX.height / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    pieces.push({ height, draw: (top) => canvas.image(LOGO_RESOURCE, LEFT, top, width, height) }, space(7));
  }
  const legalName = emisor.nombre ?? emisor.rfc;
  if (company.tradeName !== undefined && company.tradeName !== legalName) {
    pieces.push(...paragraph(canvas, company.tradeName, LEFT, MAIN_WIDTH, theme.name), space(1));
    pieces.push(...paragraph(canvas, legalName, LEFT, MAIN_WIDTH, theme.strong));
  } else {
    pieces.push(...paragraph(canvas, legalName, LEFT, MAIN_WIDTH, theme.name), space(1));
  }
  pieces.push(
    ...fieldRows(
      kit,
      [
        { label: kit.label('rfc'), value: emisor.rfc, code: true },
        { label: kit.label('regime'), value: described('c_RegimenFiscal', emisor.regimenFiscal) },
        ...optional(kit.label('facAtrAdquirente'), emisor.facAtrAdquirente, { code: true }),
      ],
      LEFT,
      MAIN_WIDTH,
      68,
    ),
  );
  const contact = [company.phone, company.email, company.website].filter((part) => part !== undefined && part !== '');
  const small = { ...theme.body, size: 7.2, color: theme.label.color };
  if (company.address !== undefined) {
    pieces.push(space(2), ...paragraph(canvas, company.address, LEFT, MAIN_WIDTH, small));
  }
  if (contact.length > 0) pieces.push(...paragraph(canvas, contact.join(' · '), LEFT, MAIN_WIDTH, small));
  return pieces;
}

function identity(kit: Kit): Piece[] {
  const { canvas, theme, comprobante, timbre } = kit;
  const title = titleOf(kit);
  const folio = canvas.clean(folioOf(comprobante), theme.folio.face);
  const room = SIDE_WIDTH - widthOf(title, theme.title) - 12;
  const onOneLine = widthOf(folio, theme.folio) <= room;
  const pieces: Piece[] = [
    {
      height: 18,
      draw(top) {
        canvas.text(title, SIDE_LEFT, top + 13, theme.title);
        if (onOneLine) canvas.text(folio, RIGHT, top + 13, theme.folio, 'right');
      },
    },
  ];
  if (!onOneLine) pieces.push(...paragraph(canvas, folio, SIDE_LEFT, SIDE_WIDTH, { ...theme.folio, size: 10 }));
  pieces.push(
    { height: 6, draw: (top) => canvas.rule(SIDE_LEFT, top + 1, SIDE_WIDTH, theme.brand.fill, 1.5) },
    ...fieldRows(
      kit,
      [
        ...optional(kit.label('folioFiscal'), timbre?.uuid, { code: true, stacked: true }),
        { label: kit.label('tipo'), value: described('c_TipoDeComprobante', comprobante.tipoDeComprobante) },
        { label: kit.label('issuedAt'), value: formatFecha(comprobante.fecha) },
        ...optional(kit.label('certifiedAt'), timbre === undefined ? undefined : formatFecha(timbre.fechaTimbrado)),
        { label: kit.label('placeOfIssue'), value: comprobante.lugarExpedicion },
        ...optional(kit.label('issuerCertificate'), comprobante.noCertificado, { code: true }),
        ...optional(kit.label('satCertificate'), timbre?.noCertificadoSAT, { code: true }),
        ...optional(kit.label('pacRfc'), timbre?.rfcProvCertif, { code: true }),
        ...optional(kit.label('confirmation'), comprobante.confirmacion, { code: true }),
      ],
      SIDE_LEFT,
      SIDE_WIDTH,
      108,
    ),
  );
  return pieces;
}
