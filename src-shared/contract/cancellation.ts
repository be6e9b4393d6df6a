/**
 * Cancellation of stamped documents: what is possible, the request, the chain of a substitution, and what SAT made of it.
 *
 * A request takes its own time: `cancellation.request` answers at once, a job signs and sends it, another asks SAT until
 * it is over (minutes without acceptance, days with it). The window reads `cancellation.state` or the `cancellation` of
 * `invoices.get` again when the event `invoice` of that id arrives.
 */
import { z } from 'zod';
import { fileContent, instant, pageInput, pageOf, procedure, recordId } from './common.ts';
import { invoiceStatus, listedType } from './invoice-list.ts';
import { job } from './jobs.ts';

/** c_MotivoCancelacion: 01 with errors and replaced, 02 with errors and not replaced, 03 not carried out, 04 one's own in a global. */
export const cancellationMotivo = z.enum(['01', '02', '03', '04']);
export type CancellationMotivo = z.infer<typeof cancellationMotivo>;

/**
 * `planned` waits for the stamp of what replaces it; `queued` to be sent; `sending`, `unknown`: it left, and whether it
 * arrived is being asked; `requested`: SAT has it; `in_process`: the receiver has to accept. Over: `cancelled`;
 * `rejected` by the receiver; `refused` by SAT or the PAC; `withdrawn` before it was sent. After each of the last
 * three the document is valid and may be asked for again.
 */
export const cancellationState = z.enum([
  'planned',
  'queued',
  'sending',
  'unknown',
  'requested',
  'in_process',
  'cancelled',
  'rejected',
  'refused',
  'withdrawn',
]);
export type CancellationStateName = z.infer<typeof cancellationState>;

/** How SAT cancelled it; `expired`: the receiver said nothing in time; `unspecified`: SAT does not say how. */
export const cancellationRoute = z.enum(['with_acceptance', 'without_acceptance', 'expired', 'unspecified']);

const words = z.object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() });

/** Another document of ours, as a person calls it. */
export const relatedInvoice = z.object({
  id: recordId,
  /** Series and folio, or the receiver of what has none. */
  label: z.string(),
  type: listedType,
  status: invoiceStatus,
  uuid: z.string().optional(),
});
export type RelatedInvoice = z.infer<typeof relatedInvoice>;

/** SAT's status in its own words, as it was read last. */
export const satStanding = z.object({
  estado: z.enum(['vigente', 'cancelado', 'no-encontrado']),
  cancelable: z.enum(['sin-aceptacion', 'con-aceptacion', 'no-cancelable']).optional(),
  cancelacion: z
    .enum(['en-proceso', 'rechazada', 'plazo-vencido', 'con-aceptacion', 'sin-aceptacion', 'otro'])
    .optional(),
  checkedAtUtc: instant,
});

/** SAT's receipt, as its XML says it. */
export const acuseFacts = z.object({
  sha256: z.string(),
  receivedAtUtc: instant,
  /** Word for word, with fractions of a second. */
  fecha: z.string(),
  /** EstatusUUID of this document: 201 received, 202 received before. */
  estatus: z.string(),
});
export type AcuseFacts = z.infer<typeof acuseFacts>;

/** One request to cancel one document. */
export const cancellation = z.object({
  id: recordId,
  invoiceId: recordId,
  motivo: cancellationMotivo,
  state: cancellationState,
  /** In words, with what a person can do. */
  message: z.string(),
  note: z.string().optional(),
  /** With motivo 01. */
  replacement: relatedInvoice.optional(),
  route: cancellationRoute.optional(),
  /** What SAT or the PAC said last, word for word. */
  words: words.optional(),
  sat: satStanding.optional(),
  requestedBy: z.string(),
  requestedAtUtc: instant,
  /** When SAT took the request. */
  takenAtUtc: instant.optional(),
  /**
   * While it is in process: the earliest day on which the receiver's three business days may be over. Holidays are
   * not counted out, so SAT's day may come later.
   */
  acceptanceUntil: z.iso.date().optional(),
  finishedAtUtc: instant.optional(),
  /** How often it was sent. */
  sends: z.int(),
  acuse: acuseFacts.optional(),
});
export type Cancellation = z.infer<typeof cancellation>;

/** Cancelled elsewhere, by SAT's word: no motivo, no receipt; only when SAT was first seen saying so. */
const atSat = z.object({ seenAtUtc: instant });

/** A cancellation as `invoices.get` shows it; the whole of it is in `cancellation.state`. */
export const invoiceCancellation = z.object({
  /** The request that is under way, or else the last one. */
  current: cancellation.optional(),
  /** What this document replaces with motivo 01 (planned, under way or done). */
  replaces: relatedInvoice.extend({ cancellation: cancellationState }).optional(),
  atSat: atSat.optional(),
});
export type InvoiceCancellation = z.infer<typeof invoiceCancellation>;

export const cancellationAttempt = z.object({
  attempt: z.int(),
  provider: z.string(),
  /** `signed-request`: signed here; `stored-csd`: the PAC signs with the CSD that it keeps. */
  form: z.enum(['signed-request', 'stored-csd']),
  state: z.enum(['sent', 'unknown', 'accepted', 'in_process', 'refused', 'failed']),
  words,
  sentAtUtc: instant,
  answeredAtUtc: instant.optional(),
});

export const cancellationDetail = z.object({
  invoiceId: recordId,
  status: invoiceStatus,
  current: cancellation.optional(),
  /** Earlier requests, newest first. */
  earlier: z.array(cancellation),
  /** Calls to PACs of the current request. */
  attempts: z.array(cancellationAttempt),
  /** The job that sends or follows the current request, with when it runs next. */
  job: job.optional(),
  replaces: relatedInvoice.extend({ cancellation: cancellationState }).optional(),
  atSat: atSat.optional(),
});
export type CancellationDetail = z.infer<typeof cancellationDetail>;

export const cancellationPreview = z.object({
  invoiceId: recordId,
  status: invoiceStatus,
  /** Whether a request can be made now; `message` says why not. */
  possible: z.boolean(),
  message: z.string().optional(),
  motivos: z.array(
    z.object({
      motivo: cancellationMotivo,
      label: z.string(),
      /** Whether it fits this document; `message` says why not, or what it takes. */
      fits: z.boolean(),
      message: z.string().optional(),
    }),
  ),
  acceptance: z.object({
    /** `unknown`: SAT decides, and could not be asked. */
    needed: z.enum(['yes', 'no', 'unknown']),
    /** Who says so: SAT's own EsCancelable, or a rule of the RMF that was read. */
    by: z.enum(['sat', 'rule', 'nobody']),
    message: z.string(),
  }),
  sat: satStanding.optional(),
  /** Why SAT could not be asked. */
  satProblem: words.optional(),
  /** Live documents that relate to this one. Those that block have to be cancelled first. */
  related: z.array(relatedInvoice.extend({ tipoRelacion: z.string(), blocks: z.boolean() })),
  /** Last day for cancelling by law; of a stamped document. After it SAT refuses; Cuadra warns and lets SAT say it. */
  deadline: z.object({ date: z.iso.date(), passed: z.boolean() }).optional(),
  /** Stamped documents that relate to this one with TipoRelacion 04: what motivo 01 may name. */
  replacements: z.array(relatedInvoice.extend({ stampedAtUtc: z.string().optional(), total: z.string() })),
  /** A substitution that waits for its new document, or the request that is under way. */
  current: cancellation.optional(),
});
export type CancellationPreview = z.infer<typeof cancellationPreview>;

const byInvoice = z.strictObject({ invoiceId: recordId });
const note = z.string().trim().min(1).max(500).optional();

export const cancellationContract = {
  /** What is possible and what stands in the way. Asks SAT unless told not to. */
  preview: procedure.input(byInvoice.extend({ askSat: z.boolean().default(true) })).output(cancellationPreview),
  /**
   * Asks for the cancellation of a stamped document. The same request again answers with the one under way.
   * Errors: CANCEL_NOT_STAMPED, CANCEL_ALREADY_REQUESTED, CANCEL_MOTIVO_04, CANCEL_REPLACEMENT_…, CANCEL_RELATED (say
   * `ignoreRelated` to let SAT decide), and the CSD's and the vault's own.
   */
  request: procedure
    .input(
      byInvoice.extend({
        motivo: cancellationMotivo,
        /** With motivo 01, and only with it: a stamped document that relates to this one with TipoRelacion 04. */
        replacementId: recordId.optional(),
        note,
        ignoreRelated: z.boolean().default(false),
      }),
    )
    .output(cancellationDetail),
  /**
   * Begins a substitution: a draft like the document, related to it with 04. Once that draft is stamped the old
   * document's cancellation with motivo 01 follows by itself.
   */
  substitute: procedure
    .input(byInvoice.extend({ note }))
    .output(z.object({ draftId: recordId, cancellation: cancellationDetail })),
  /** Takes back what was not sent yet: a planned substitution (its draft stays), or a request in the queue. */
  withdraw: procedure.input(byInvoice).output(cancellationDetail),
  /** Sends or asks SAT at once instead of at the next turn. */
  askNow: procedure.input(byInvoice).output(cancellationDetail),
  /**
   * Takes SAT's word: asks it now, and where it has the document as cancelled, it is cancelled here too, without a
   * request. Twice is once. Errors: CANCEL_NOT_STAMPED, CANCEL_NOT_AT_SAT (nothing changes), and SAT's silence.
   */
  acceptSat: procedure.input(byInvoice).output(cancellationDetail),
  state: procedure.input(byInvoice).output(cancellationDetail),
  /** Requests of a company, newest first. */
  list: procedure
    .input(
      pageInput.extend({
        companyId: recordId,
        states: z.array(cancellationState).min(1).max(cancellationState.options.length).optional(),
      }),
    )
    .output(pageOf(cancellation.extend({ invoice: relatedInvoice }))),
  /** SAT's receipt (XML): the newest, or the one with this hash. */
  acuse: procedure
    .input(
      byInvoice.extend({
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .max(64)
          .optional(),
      }),
    )
    .output(fileContent),
};
