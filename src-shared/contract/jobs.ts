/** Jobs (tareas): durable units of outside work, as the operator sees them. */
import { z } from 'zod';
import { instant, pageInput, pageOf, procedure, recordId } from './common.ts';

/**
 * `queued` may run now; `running` is leased by a process; `waiting` is backing off after a failure;
 * `unknown` may have happened outside and is asked for before it is repeated; `done` needs nothing
 * more; `dead` needs a person.
 */
export const jobState = z.enum(['queued', 'running', 'done', 'waiting', 'unknown', 'dead']);
export type JobState = z.infer<typeof jobState>;

export const jobProgress = z.object({
  done: z.number(),
  total: z.number().optional(),
  note: z.string().optional(),
});
export type JobProgress = z.infer<typeof jobProgress>;

export const job = z.object({
  id: recordId,
  kind: z.string(),
  companyId: recordId.optional(),
  state: jobState,
  priority: z.int(),
  /** What it works on, e.g. `{ invoiceId }`. Never holds a secret. */
  payload: z.unknown(),
  /** The invoice that it is about, and how a person calls it; absent where it is about none or many. */
  about: z.object({ invoiceId: recordId, label: z.string() }).optional(),
  /** When it may run next; past for what is running or finished. */
  runAtUtc: instant,
  /** How often it ran, whatever came of it. */
  attempt: z.int(),
  /** Failures in a row, against the kind's limit. */
  failures: z.int(),
  /** Times a process ended while running it. */
  interruptions: z.int(),
  cancelRequested: z.boolean(),
  progress: jobProgress.optional(),
  result: z.unknown().optional(),
  /** Why it is waiting, unknown or dead: our words and the provider's own. */
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      provider: z
        .object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() })
        .optional(),
    })
    .optional(),
  startedAtUtc: instant.optional(),
  finishedAtUtc: instant.optional(),
  createdAtUtc: instant,
  updatedAtUtc: instant,
});
export type Job = z.infer<typeof job>;

export const jobStats = z.object({
  /** Jobs that are not done, by kind and state. */
  open: z.array(z.object({ kind: z.string(), state: jobState.exclude(['done']), count: z.int() })),
  /** Since when the oldest due job has been waiting for a free place; absent when none is. */
  oldestDueUtc: instant.optional(),
  /** Jobs done in the last 24 hours. */
  doneLastDay: z.int(),
});
export type JobStats = z.infer<typeof jobStats>;

/** Which jobs: every condition that is given holds. */
export const jobFilter = z.strictObject({
  state: jobState.optional(),
  /** Any of these states; together with `state`, both hold. */
  states: z.array(jobState).min(1).max(jobState.options.length).optional(),
  kind: z.string().max(100).optional(),
  companyId: recordId.optional(),
});
export type JobFilter = z.infer<typeof jobFilter>;

export const jobsContract = {
  /** Newest first. */
  list: procedure.input(pageInput.extend(jobFilter.shape)).output(pageOf(job)),
  /** How many jobs `list` with the same filter has, by state; states without any are absent. */
  count: procedure.input(jobFilter).output(z.object({ total: z.int(), byState: z.partialRecord(jobState, z.int()) })),
  get: procedure.input(z.strictObject({ id: recordId })).output(job),
  /** Runs a waiting, unknown or dead job now; an unknown one still asks before it repeats anything. */
  retry: procedure.input(z.strictObject({ id: recordId })).output(job),
  /** Retries every dead job (of a kind, of a company), but for those that a person cancelled; tells how many. */
  retryAll: procedure
    .input(z.strictObject({ kind: z.string().max(100).optional(), companyId: recordId.optional() }))
    .output(z.object({ retried: z.int() })),
  /** Stops a job that has not run, or asks a running one to stop. Refused while its effect is unknown. */
  cancel: procedure.input(z.strictObject({ id: recordId })).output(job),
  stats: procedure.input(z.strictObject({ companyId: recordId.optional() })).output(jobStats),
};
