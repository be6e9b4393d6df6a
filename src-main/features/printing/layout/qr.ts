/** The two-dimensional code as vector cells. */
import QRCode from 'qrcode';

export interface QrCells {
  /** Modules of a side. */
  readonly size: number;
  /** Dark cells `[x, y, width, height]` in modules, neighbours in a row merged. */
  readonly cells: readonly (readonly [number, number, number, number])[];
}

/** The code of a text, error correction M (15 %). */
export function qrCells(text: string): QrCells {
  // One byte segment: searching for a shorter mix of modes costs as much as drawing the page's text.
  const { modules } = QRCode.create([{ data: Buffer.from(text, 'utf8'), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const cells: [number, number, number, number][] = [];
  for (let y = 0; y < size; y += 1) {
    let start = -1;
    for (let x = 0; x <= size; x += 1) {
      const dark = x < size && modules.get(y, x) !== 0;
      if (dark && start < 0) start = x;
      if (!dark && start >= 0) {
        cells.push([start, y, x - start, 1]);
        start = -1;
      }
    }
  }
  return { size, cells };
}
