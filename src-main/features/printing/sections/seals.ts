/**
 * The two-dimensional code, both seals and the cadena original of the timbre.
 * Rules: RMF 2.7.1.7 (QR, cadena original of the certification complement, seals); Anexo 20 (2022), I.D:
 * the code is printed in a square of at least 2.75 cm a side.
 */
import { cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import { qrUrl } from '#domain/cfdi/qr.ts';
import { WHITE } from '../layout/color.ts';
import { beside, lineOf, paragraph, space, stacked, type Piece } from '../layout/flow.ts';
import { qrCells } from '../layout/qr.ts';
import type { TextStyle } from '../layout/text.ts';
import { LEFT, WIDTH } from '../layout/theme.ts';
import type { Kit } from './kit.ts';

/** 3.25 cm. */
const QR_SIDE = 92;
const QR_GAP = 16;

/** Everything that proves the document, as one block that is never split; undefined on a draft. */
export function seals(kit: Kit): Piece | undefined {
  const { comprobante, timbre, theme, canvas } = kit;
  if (comprobante.sello === '') return undefined;
  const x = timbre === undefined ? LEFT : LEFT + QR_SIDE + QR_GAP;
  const width = LEFT + WIDTH - x;
  const seal = (label: string, text: string): Piece[] => sealText(kit, kit.label(label), text, x, width);
  const texts: Piece[] = [
    ...seal('issuerSeal', comprobante.sello),
    ...(timbre === undefined ? [] : seal('satSeal', timbre.selloSAT)),
    ...(timbre === undefined ? [] : seal('stampChain', cadenaTimbre(timbre))),
    ...(timbre?.leyenda === undefined ? [] : seal('satNotice', timbre.leyenda)),
  ];
  const rule: Piece = { height: 8, draw: (top) => canvas.rule(LEFT, top + 1, WIDTH, theme.brand.text, 0.5) };
  if (timbre === undefined) return stacked([rule, ...texts]);
  return stacked([rule, beside(code(kit), stacked(texts))]);
}

function code(kit: Kit): Piece {
  const url = qrUrl(kit.comprobante);
  return {
    height: QR_SIDE + 2,
    draw(top) {
      const { size, cells } = qrCells(url);
      // White beneath, margin included: a watermark must not cost the code its contrast.
      kit.canvas.rect(LEFT - 8, top - 6, QR_SIDE + 16, QR_SIDE + 14, WHITE);
      kit.canvas.grid(LEFT, top + 1, QR_SIDE / size, cells);
      kit.canvas.link({ x: LEFT, y: top + 1, width: QR_SIDE, height: QR_SIDE, url });
    },
  };
}

function sealText(kit: Kit, label: string, text: string, x: number, width: number): Piece[] {
  const { canvas, theme } = kit;
  const head: TextStyle = { ...theme.heading, size: 6.2 };
  return [
    lineOf(canvas, label, x, head, { height: 8.2 }),
    ...paragraph(canvas, text, x, width, theme.seal, 6.9),
    space(2.5),
  ];
}
