/** Fetching the file of a bulk job in pieces, whichever host there is, and saving it where the person wants it. */
import type { BulkFile } from '#contract/bulk.ts';
import { client } from '../../app/connection/link.ts';
import { fromBase64, saveFile } from '../../ui/fields/files.ts';

/** As much as one answer holds. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** @returns whether it was saved: in Electron a person may change their mind */
export async function saveBulkFile(jobId: string, file: BulkFile): Promise<boolean> {
  const bytes = new Uint8Array(file.bytes);
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const piece: { base64: string; next?: number | undefined } = await client.bulk.readFile({
      jobId,
      offset,
      length: PIECE_BYTES,
    });
    bytes.set(fromBase64(piece.base64), offset);
    offset = piece.next;
  }
  return saveFile(file.name, bytes);
}
