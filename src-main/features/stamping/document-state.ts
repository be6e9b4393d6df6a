/**
 * The one place that changes the status of an invoice on account of its stamp:
 *
 *     ready ⇄ stamping → unknown → stamped | rejected
 *                      ↘ stamped | rejected
 *
 * Each step is an UPDATE guarded by the statuses it may start from and by the sealed document it is
 * about, and writes its event beside it. A step that no longer fits throws and takes its transaction
 * with it: two processes can never both believe that they decided.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import { insertEvent } from '../invoices/repository.ts';
import { invoicesTable, type InvoiceRow } from '../invoices/tables.ts';
import type { PacEnvironment, PacFinding } from '#connectors/pac/types.ts';

type Status = InvoiceRow['status'];

/** Which invoice, and which sealed document of it. */
export interface Subject {
  readonly invoiceId: string;
  readonly sealedSha256: string;
  readonly nowUtc: string;
}

interface Step {
  readonly from: readonly Status[];
  readonly columns: Partial<InvoiceRow> & { readonly status: Status };
  readonly event: string;
  readonly detail: Record<string, unknown>;
}

/** @throws CuadraError STAMP_STATE when the invoice is in no status that the step starts from */
function take(tx: Db, { invoiceId, sealedSha256, nowUtc }: Subject, step: Step): void {
  const set: Record<string, unknown> = {
    ...step.columns,
    updatedAtUtc: nowUtc,
    version: sql`${invoicesTable.version} + 1`,
  };
  const { changes } = tx
    .update(invoicesTable)
    .set(set)
    .where(
      and(
        eq(invoicesTable.id, invoiceId),
        eq(invoicesTable.sealedSha256, sealedSha256),
        inArray(invoicesTable.status, [...step.from]),
      ),
    )
    .run();
  if (changes !== 1) throw new CuadraError('STAMP_STATE', { params: { step: step.event } });
  insertEvent(tx, invoiceId, nowUtc, step.event, step.detail);
}

/** About to be sent to a PAC. */
export function markStamping(
  tx: Db,
  subject: Subject,
  attempt: { provider: string; environment: PacEnvironment; attempt: number },
): void {
  take(tx, subject, {
    from: ['ready', 'stamping', 'unknown'],
    columns: { status: 'stamping' },
    event: 'stamping',
    detail: { ...attempt, sealedSha256: subject.sealedSha256 },
  });
}

/** Sent, and nobody knows yet what came of it. */
export function markUnknown(tx: Db, subject: Subject, reason: string, words: ProviderWords): void {
  take(tx, subject, {
    from: ['stamping', 'unknown'],
    columns: { status: 'unknown', pacProvider: words.provider, ...wordColumns(words) },
    event: 'stamp_unknown',
    detail: { reason, words },
  });
}

/** Surely not stamped and not the document's fault: waits for a PAC. */
export function markPostponed(tx: Db, subject: Subject, reason: string, words: ProviderWords): void {
  take(tx, subject, {
    from: ['stamping', 'unknown'],
    columns: { status: 'ready', pacProvider: words.provider, ...wordColumns(words) },
    event: 'stamp_postponed',
    detail: { reason, words },
  });
}

/** Stamped, verified and about to be stored in this same transaction. */
export function markStamped(
  tx: Db,
  subject: Subject,
  stamp: {
    uuid: string;
    /** Of the stamped document: its Fecha and the number of the CSD that sealed it. */
    fecha: string;
    csdNumber: string;
    fechaTimbrado: string;
    noCertificadoSAT: string;
    timbreSeal: string;
    provider: string;
    environment: PacEnvironment;
  },
): void {
  const { uuid, fecha, csdNumber, provider, environment } = stamp;
  take(tx, subject, {
    from: ['stamping', 'unknown'],
    columns: {
      status: 'stamped',
      uuid,
      fecha,
      csdNumber,
      stampedAtUtc: subject.nowUtc,
      pacProvider: provider,
      pacCode: null,
      pacMessage: null,
      demo: environment !== 'production',
    },
    event: 'stamped',
    detail: stamp,
  });
}

/** Refused for what it says, or no longer acceptable: keeps its folio, and is issued again once repaired. */
export function markRejected(
  tx: Db,
  subject: Subject,
  refusal: {
    event: 'rejected' | 'needs_reseal' | 'stamp_cancelled';
    findings: readonly PacFinding[];
    words?: ProviderWords;
  },
): void {
  const { event, findings, words } = refusal;
  take(tx, subject, {
    from: ['ready', 'stamping', 'unknown'],
    columns: {
      status: 'rejected',
      // Kept as findings are (key and figures), not as text: each reader gets their own language.
      findings: findings as unknown as InvoiceRow['findings'],
      pacProvider: words?.provider ?? null,
      ...wordColumns(words),
    },
    event,
    detail: { codes: findings.map((finding) => finding.code), ...(words === undefined ? {} : { words }) },
  });
}

function wordColumns(words: ProviderWords | undefined): Pick<InvoiceRow, 'pacCode' | 'pacMessage'> {
  return { pacCode: words?.code ?? null, pacMessage: words?.message ?? null };
}
