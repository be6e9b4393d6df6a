/** The jobs behind a cancellation; their names are stored and never change. */
import { z } from 'zod';
import type { Db } from '#db/types.ts';
import { findNumber } from '../stamping/repository.ts';
import { findCancellation } from './repository.ts';

/** Brings the request to SAT. */
export const SEND_JOB = 'cancellation.send';
/** Asks SAT until it is over. */
export const FOLLOW_JOB = 'cancellation.follow';

export const cancellationPayload = z.object({ cancellationId: z.uuid() });
export type CancellationPayload = z.infer<typeof cancellationPayload>;

/** The invoice that a cancellation is about, as the queue names it. */
export function subjectOf(tx: Db, cancellationId: string): { invoiceId: string; label: string } | undefined {
  const invoiceId = findCancellation(tx, cancellationId)?.invoiceId;
  const label = invoiceId === undefined ? undefined : findNumber(tx, invoiceId);
  return invoiceId === undefined || label === undefined ? undefined : { invoiceId, label };
}
