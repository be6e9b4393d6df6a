/** A PAC says that a document is stamped: believed and stored, or refused and kept for inspection. */
import type { PacConnector, PacDeclaration } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { JobOutcome } from '../jobs/types.ts';
import type { PacCalls } from './call.ts';
import { listCertificates } from './consents-repository.ts';
import type { StampingRecords, Work } from './records.ts';
import * as repository from './repository.ts';
import type { StampAttemptRow } from './tables.ts';
import { verifyProviderSealedReply } from './verify-provider-reply.ts';
import { verifyStampedReply, type ReplyVerdict } from './verify-reply.ts';

export interface AcceptDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly records: StampingRecords;
  readonly call: PacCalls;
}

export interface Reply {
  readonly work: Work;
  readonly attempt: StampAttemptRow;
  readonly connector: PacConnector;
  readonly declaration: PacDeclaration;
  /** The document that was sealed here (sent as it is, or without its seal), and what came back. */
  readonly sealed: Uint8Array;
  readonly xml: Uint8Array;
  readonly signal: AbortSignal;
}

/** Judges a reply and writes down what it is worth. */
export async function acceptReply(deps: AcceptDeps, reply: Reply): Promise<JobOutcome> {
  const { db, logger, records } = deps;
  const { work, attempt, declaration, xml } = reply;
  const timbreCertificate = await certificateFor(deps, reply);
  const verdict = verdictOn(deps, reply, timbreCertificate);
  const refusal = verdict.ok ? takenUuid(db, verdict.timbre.uuid, work.invoiceId) : verdict;
  if (verdict.ok && refusal === undefined) {
    const { timbre, timbreSeal, document } = verdict;
    records.stamped(work, attempt, { xml, timbre, timbreSeal, timbreCertificate, document });
    return { outcome: 'done', result: { status: 'stamped', uuid: timbre.uuid } };
  }
  const { reason, detail } = refusal ?? { reason: 'unreadable', detail: '' };
  logger.error({ invoice: work.invoiceId, provider: attempt.provider, reason, detail }, 'reply of a PAC refused');
  records.refusedReply(work, attempt, xml, { reason, detail });
  const error = new CuadraError('STAMP_REPLY_REFUSED', {
    params: { provider: declaration.displayName, why: `stamping.refused.${reason}` },
    provider: { provider: attempt.provider },
  });
  return { outcome: 'unknown', error };
}

/** Who sealed decides what the reply is compared with: the very bytes, or the figures of the invoice. */
function verdictOn({ db, clock }: AcceptDeps, reply: Reply, timbreCertificate: Uint8Array | undefined): ReplyVerdict {
  const { sealed, xml, attempt, declaration } = reply;
  const judged = { reply: xml, now: clock.now(), timbreCertificate };
  if (declaration.capabilities.sealing === 'local') return verifyStampedReply({ sealed, ...judged });
  const certificates = listCertificates(db, attempt.pacConfigId);
  return verifyProviderSealedReply({ sent: parseCfdi(sealed), certificates, ...judged });
}

/** A UUID names one document for ever: one that another invoice has cannot be this one's. */
function takenUuid(db: Db, uuid: string, invoiceId: string): { reason: 'uuid-taken'; detail: string } | undefined {
  const taken = repository.findInvoiceByUuid(db, uuid, invoiceId) !== undefined;
  return taken ? { reason: 'uuid-taken', detail: uuid } : undefined;
}

/** The certificate that should have sealed the timbre, where the provider gives it. */
async function certificateFor({ db, call }: AcceptDeps, reply: Reply): Promise<Uint8Array | undefined> {
  const { connector, declaration, xml, signal } = reply;
  if (!declaration.capabilities.timbreCertificate) return undefined;
  const number = timbreNumber(xml);
  if (number === undefined) return undefined;
  const kept = repository.findTimbreCertificate(db, number);
  if (kept !== undefined) return kept;
  const answer = await call(declaration, declaration.timeoutsMs.recover, signal, async (options) => ({
    kind: 'certificate' as const,
    der: await connector.timbreCertificate(number, options),
  }));
  return answer.kind === 'certificate' ? answer.der : undefined;
}

function timbreNumber(xml: Uint8Array): string | undefined {
  try {
    return timbreOf(parseCfdi(xml, { bom: 'skip' }))?.noCertificadoSAT;
  } catch (error) {
    // Unreadable: the verification says so, with its reason.
    if (isCuadraError(error)) return undefined;
    throw error;
  }
}
