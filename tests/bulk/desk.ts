/** A whole engine with its queue at work, and the few steps that the tests of bulk work share. */
import { createHash } from 'node:crypto';
import type { BulkResult } from '#contract/bulk.ts';
import type { InvoiceDraftInput } from '#contract/invoices.ts';
import type { EnginePorts } from '#engine/ports.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

export interface BulkDesk extends TestDesk {
  /** A draft of one line; what is given replaces the rest. */
  draft(more?: Partial<InvoiceDraftInput>): Promise<{ id: string; version: number }>;
  /** So many drafts, their ids in the order in which they were made. */
  drafts(count: number): Promise<string[]>;
  /** Does something the next time that the engine passes a point. */
  at(point: string, act: () => void): void;
  /** The result once the job is done or dead. */
  ended(jobId: string): Promise<BulkResult>;
  /** The whole file, fetched in pieces and compared with what the result says of it. */
  file(jobId: string, pieceBytes?: number): Promise<Buffer>;
}

export async function bulkDesk(ports: Partial<EnginePorts> = {}): Promise<BulkDesk> {
  const acts = new Map<string, () => void>();
  const faultPoints = {
    hit(name: string): void {
      const act = acts.get(name);
      acts.delete(name);
      act?.();
    },
  };
  const desk = await openTestDesk({ faultPoints, ...ports });
  const { client, companyId, clientId, productId } = desk;
  desk.engine.start();

  const draft: BulkDesk['draft'] = (more = {}) =>
    client.invoices.create({
      companyId,
      clientId,
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ productId, cantidad: '2' }],
      ...more,
    });
  async function ended(jobId: string): Promise<BulkResult> {
    for (;;) {
      const result = await client.bulk.result({ jobId });
      if (result.state === 'done' || result.state === 'dead') return result;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return {
    ...desk,
    close: () => desk.close(),
    draft,
    at: (point, act) => void acts.set(point, act),
    async drafts(count) {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) ids.push((await draft()).id);
      return ids;
    },
    ended,
    async file(jobId, pieceBytes = 1024 * 1024) {
      const { file } = await client.bulk.result({ jobId });
      const pieces: Buffer[] = [];
      let offset: number | undefined = 0;
      while (offset !== undefined) {
        const piece: { base64: string; next?: number | undefined } = await client.bulk.readFile({
          jobId,
          offset,
          length: pieceBytes,
        });
        pieces.push(Buffer.from(piece.base64, 'base64'));
        offset = piece.next;
      }
      const whole = Buffer.concat(pieces);
      const sha256 = createHash('sha256').update(whole).digest('hex');
      if (file?.bytes !== whole.length || file.sha256 !== sha256) throw new Error('the file is not what was promised');
      return whole;
    },
  };
}
