/** Rows as the contract shows them. */
import type {
  AcuseFacts,
  Cancellation,
  CancellationDetail,
  InvoiceCancellation,
  RelatedInvoice,
} from '#contract/cancellation.ts';
import type { Db } from '#db/types.ts';
import { ACCEPTANCE_BUSINESS_DAYS, addBusinessDays, readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { PrintedCancellation } from '../printing/input.ts';
import { wordsOf } from '../stamping/words.ts';
import { labelOf } from './documents.ts';
import * as repository from './repository.ts';
import type { CancellationAttemptRow, CancellationRow } from './tables.ts';

const CENTRAL_MEXICO = 'America/Mexico_City';

export function toRelated(invoice: repository.CancelledInvoice): RelatedInvoice {
  const { id, type, status, uuid } = invoice;
  return { id, label: labelOf(invoice), type, status, ...(uuid === null ? {} : { uuid }) };
}

export function toCancellation(db: Db, row: CancellationRow, locale: Locale): Cancellation {
  const { id, invoiceId, motivo, state, requestedBy, requestedAtUtc, sends } = row;
  const replacement = row.replacementId === null ? undefined : repository.findInvoice(db, row.replacementId);
  const acuse = acuseOf(db, row);
  const words = row.provider === null ? undefined : wordsOf(row.provider, row.providerCode, row.providerMessage);
  return {
    id,
    invoiceId,
    motivo,
    state,
    message: messageOf(row, locale),
    ...(row.note === null ? {} : { note: row.note }),
    ...(replacement === undefined ? {} : { replacement: toRelated(replacement) }),
    ...(row.route === null ? {} : { route: row.route }),
    ...(words === undefined ? {} : { words }),
    ...(row.satEstado === null || row.satCheckedAtUtc === null
      ? {}
      : {
          sat: {
            estado: row.satEstado,
            ...(row.satCancelable === null ? {} : { cancelable: row.satCancelable }),
            ...(row.satCancelacion === null ? {} : { cancelacion: row.satCancelacion }),
            checkedAtUtc: row.satCheckedAtUtc,
          },
        }),
    requestedBy,
    requestedAtUtc,
    ...(row.takenAtUtc === null ? {} : { takenAtUtc: row.takenAtUtc }),
    ...(state === 'in_process' && row.takenAtUtc !== null ? { acceptanceUntil: acceptanceUntil(row.takenAtUtc) } : {}),
    ...(row.finishedAtUtc === null ? {} : { finishedAtUtc: row.finishedAtUtc }),
    sends,
    ...(acuse === undefined ? {} : { acuse }),
  };
}

/** The earliest day on which silence may have accepted. */
function acceptanceUntil(takenAtUtc: string): string {
  const taken = fechaLocal(new Date(takenAtUtc), CENTRAL_MEXICO).slice(0, 10);
  return addBusinessDays(taken, ACCEPTANCE_BUSINESS_DAYS);
}

function messageOf({ state, route, reason }: CancellationRow, locale: Locale): string {
  if (state === 'cancelled') return translate(`cancellation.route.${route ?? 'unspecified'}`, {}, locale);
  if (state === 'refused' || state === 'withdrawn') {
    return translate(`cancellation.reason.${reason ?? 'code'}`, {}, locale);
  }
  return translate(`cancellation.state.${state}`, {}, locale);
}

/** What SAT's newest receipt says of the document. */
export function acuseOf(db: Db, row: CancellationRow): AcuseFacts | undefined {
  const file = repository.findFile(db, row.id, 'acuse');
  if (file === undefined) return undefined;
  try {
    const { fecha, folios } = readAcuse(file.content);
    const estatus = folios.find(({ uuid }) => uuid === row.uuid.toUpperCase())?.estatus ?? '';
    return { sha256: file.sha256, receivedAtUtc: file.createdAtUtc, fecha, estatus };
  } catch (error) {
    // It was read before it was kept; an older program may have kept what this one does not read.
    if (isCuadraError(error, 'ACUSE_UNREADABLE')) return undefined;
    throw error;
  }
}

export function toAttempt(row: CancellationAttemptRow): CancellationDetail['attempts'][number] {
  const { attempt, provider, form, state, sentAtUtc, answeredAtUtc } = row;
  return {
    attempt,
    provider,
    form,
    state,
    words: wordsOf(provider, row.providerCode, row.providerMessage),
    sentAtUtc,
    ...(answeredAtUtc === null ? {} : { answeredAtUtc }),
  };
}

/** What a document replaces with motivo 01. */
export function replacesOf(db: Db, invoiceId: string): InvoiceCancellation['replaces'] {
  const row = repository.findByReplacement(db, invoiceId);
  const replaced = row === undefined ? undefined : repository.findInvoice(db, row.invoiceId);
  return row === undefined || replaced === undefined ? undefined : { ...toRelated(replaced), cancellation: row.state };
}

/** As `invoices.get` shows it; undefined where there is nothing to show. */
export function invoiceCancellationOf(db: Db, invoiceId: string, locale: Locale): InvoiceCancellation | undefined {
  const current = repository.findOpen(db, invoiceId) ?? repository.listOfInvoice(db, invoiceId)[0];
  const replaces = replacesOf(db, invoiceId);
  const atSat = atSatOf(db, invoiceId);
  if (current === undefined && replaces === undefined && atSat.atSat === undefined) return undefined;
  return {
    ...(current === undefined ? {} : { current: toCancellation(db, current, locale) }),
    ...(replaces === undefined ? {} : { replaces }),
    ...atSat,
  };
}

/** Of a document whose cancellation is SAT's word and no request of ours. */
export function atSatOf(db: Db, invoiceId: string): Pick<InvoiceCancellation, 'atSat'> {
  const seenAtUtc = repository.findSeenAtSat(db, invoiceId);
  return seenAtUtc === undefined ? {} : { atSat: { seenAtUtc } };
}

/** What the printed document says of its cancellation. */
export function printedCancellationOf(db: Db, invoiceId: string): PrintedCancellation | undefined {
  const seenAtUtc = repository.findSeenAtSat(db, invoiceId);
  if (seenAtUtc !== undefined) return { seenAtSat: fechaLocal(new Date(seenAtUtc), CENTRAL_MEXICO) };
  const [row] = repository.listOfInvoice(db, invoiceId);
  if (row === undefined) return undefined;
  const acuse = acuseOf(db, row);
  return {
    fecha: fechaLocal(new Date(row.finishedAtUtc ?? row.requestedAtUtc), CENTRAL_MEXICO),
    motivo: row.motivo,
    ...(row.replacementUuid === null ? {} : { replacementUuid: row.replacementUuid }),
    ...(acuse === undefined ? {} : { acuse: { fecha: acuse.fecha, estatus: acuse.estatus } }),
  };
}
