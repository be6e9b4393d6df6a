/** What SAT says of our documents, asked at its public status service. */
import { z } from 'zod';
import { alertKind } from './alerts.ts';
import { instant, procedure, recordId } from './common.ts';
import { job, jobState } from './jobs.ts';

/** `no-encontrado`: SAT does not know the UUID (yet). `no-coincide`: it has other facts under it. */
export const satState = z.enum(['vigente', 'cancelado', 'no-encontrado', 'no-coincide']);
export type SatState = z.infer<typeof satState>;

/** As the list shows it; absent where SAT was never asked. */
export const satStatusBrief = z.object({ state: satState, checkedAtUtc: instant });

/** Whether SAT would cancel it, and how. */
export const satCancelable = z.enum(['sin-aceptacion', 'con-aceptacion', 'no-cancelable']);
/** How its cancellation stands; `otro`: words of SAT's that this version does not know, see `raw`. */
export const satCancelacion = z.enum([
  'en-proceso',
  'rechazada',
  'plazo-vencido',
  'con-aceptacion',
  'sin-aceptacion',
  'otro',
]);

/** Which collection of documents: `invoice` are those that we issued. */
export const satSource = z.string().regex(/^[a-z-]{1,40}$/);
const document = z.strictObject({ source: satSource.default('invoice'), id: recordId });

export const satStatusView = satStatusBrief.extend({
  source: satSource,
  id: recordId,
  uuid: z.string(),
  cancelable: satCancelable.optional(),
  cancelacion: satCancelacion.optional(),
  /** The issuer is on SAT's definitive list of sham invoicing (69-B). */
  efosListed: z.boolean().optional(),
  /** SAT's own words, letter by letter. */
  raw: z.object({
    codigoEstatus: z.string(),
    estado: z.string(),
    esCancelable: z.string(),
    estatusCancelacion: z.string(),
    validacionEfos: z.string(),
  }),
  /** `demo`: the demo PAC answered in SAT's place. */
  environment: z.enum(['demo', 'test', 'production']),
  /** Since when SAT has been saying this. */
  sinceUtc: instant,
  /** Where it differs from what we say; each is an open alert too. */
  differences: z.array(alertKind),
});
export type SatStatusView = z.infer<typeof satStatusView>;

const day = z.iso.date().optional();

export const satSync = z
  .strictObject({
    /** Absent: all companies. */
    companyId: recordId.optional(),
    /** Absent: every collection. */
    sources: z.array(satSource).min(1).max(10).optional(),
    /**
     * `open`: stamped within the days of `schedule`, being cancelled, or different when it was last looked at; what
     * the daily check asks about. `all`: every stamped document.
     */
    scope: z.enum(['open', 'all']).default('open'),
    /** First and last day of the stamp, UTC. */
    from: day,
    to: day,
    /** What we say of them. */
    statuses: z
      .array(z.enum(['stamped', 'cancel_requested', 'cancelled']))
      .min(1)
      .max(3)
      .optional(),
    /** Just these documents of one collection; nothing else is said then. */
    selection: z
      .strictObject({ source: satSource.default('invoice'), ids: z.array(recordId).min(1).max(5000) })
      .optional(),
    /** The same key again answers with the first job; absent: every call is a new job. */
    idempotencyKey: z.string().min(1).max(200).optional(),
  })
  .refine(
    ({ selection, sources, from, to, statuses }) => {
      return selection === undefined || [sources, from, to, statuses].every((said) => said === undefined);
    },
    { path: ['selection'], error: 'sin sources, from, to ni statuses' },
  );
export type SatSync = z.infer<typeof satSync>;
export type SatSyncInput = z.input<typeof satSync>;

const told = z.object({ source: satSource, id: recordId, label: z.string(), uuid: z.string().optional() });

export const satSyncResult = z.object({
  jobId: recordId,
  state: jobState,
  /** Absent while the documents are still being gathered. */
  total: z.int().optional(),
  /** Answered, differing ones included. */
  done: z.int(),
  /** Not answered, or not to be asked about (a damaged file). */
  failed: z.int(),
  /** Gone meanwhile. */
  skipped: z.int(),
  different: z.int(),
  /** The first thousand. */
  differences: z.array(told.extend({ kinds: z.array(alertKind), message: z.string() })),
  /** The first hundred. */
  failures: z.array(told.extend({ code: z.string(), message: z.string() })),
  /** Why the job waits or is dead. */
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type SatSyncResult = z.infer<typeof satSyncResult>;

export const satSchedule = z.strictObject({
  /** Ask SAT once a day by itself, while Cuadra works. */
  daily: z.boolean(),
  /** About documents that were stamped within so many days. */
  recentDays: z.int().min(1).max(2000),
});
export type SatSchedule = z.infer<typeof satSchedule>;

export const satStatusContract = {
  /** Asks SAT about one document now. SAT_NO_ANSWER: it could not be reached, what was known stays. */
  check: procedure.input(document).output(satStatusView),
  /** SAT's last answer; NOT_FOUND where it was never asked. */
  get: procedure.input(document).output(satStatusView),
  /** Asks about many, as a durable job: `jobs.get` has its progress, `jobs.cancel` stops it. */
  sync: procedure.input(satSync).output(job),
  result: procedure.input(z.strictObject({ jobId: recordId })).output(satSyncResult),
  schedule: procedure.output(satSchedule),
  setSchedule: procedure.input(satSchedule).output(satSchedule),
};
