/** The mail feature with its real neighbours: SQLite, the queue and its runner, SMTP; only the invoice is made up. */
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/types.ts';
import { silentLogger } from '#ports/logger.ts';
import type { Clock } from '#ports/clock.ts';
import type { MailTransport } from '#ports/mail.ts';
import type { Timers } from '#ports/timers.ts';
import { createSmtpTransport, type SmtpLimits } from '#platform/smtp.ts';
import type { AuditEntry } from '../../src-main/features/audit/port.ts';
import { loneInstance } from '../../src-main/features/jobs/instance.ts';
import { createJobQueue } from '../../src-main/features/jobs/queue.ts';
import { createJobRunner } from '../../src-main/features/jobs/runner.ts';
import { createJobsService } from '../../src-main/features/jobs/service.ts';
import { defineJob, type JobHandler } from '../../src-main/features/jobs/types.ts';
import type { AttachmentsFor } from '../../src-main/features/mail/facts.ts';
import type { MailSecrets } from '../../src-main/features/mail/ports.ts';
import { createMailService } from '../../src-main/features/mail/service.ts';

export const COMPANY = '0199f6a0-0000-7000-8000-000000000001';
export const INVOICE = '0199f6a0-0000-7000-8000-000000000002';
export const UUID = '5A3F0B2C-9D1E-4F6A-8B7C-0D1E2F3A4B5C';
export const XML = Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n<cfdi ñ="1"/>\n');

export interface MailDeskOptions {
  /** ':memory:' unless said otherwise. */
  readonly path?: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly limits?: Partial<SmtpLimits>;
  readonly attachmentsFor?: AttachmentsFor;
  readonly stamped?: boolean;
  /** Puts something between the feature and the network. */
  readonly wrapTransport?: (transport: MailTransport) => MailTransport;
  /** Puts something between the queue and the job. */
  readonly wrapJob?: <P>(job: JobHandler<P>) => JobHandler<P>;
}

export function mailDesk({
  path = ':memory:',
  clock,
  timers,
  limits = {},
  attachmentsFor,
  stamped = true,
  wrapTransport = (transport) => transport,
  wrapJob = (job) => job,
}: MailDeskOptions) {
  const opened = openDatabase({ path, now: () => clock.now() });
  const { db, raw } = opened;
  raw
    .prepare(
      `INSERT OR IGNORE INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
       VALUES (?, 'EKU9003173C9', 'ESCUELA KEMPER URGATE', '601', '42501', ?, ?)`,
    )
    .run(COMPANY, clock.now().toISOString(), clock.now().toISOString());
  raw
    .prepare(
      `INSERT OR IGNORE INTO invoices (id, company_id, type, status, draft, receiver_rfc, receiver_name, currency,
         currency_decimals, subtotal_minor, discount_minor, transferred_minor, withheld_minor, local_minor, total_minor, uuid,
         created_at_utc, updated_at_utc)
       VALUES (?, ?, 'I', 'stamped', '{}', 'XAXX010101000', 'CLIENTE', 'MXN', 2, 100, 0, 16, 0, 0, 116, ?, ?, ?)`,
    )
    .run(INVOICE, COMPANY, UUID, clock.now().toISOString(), clock.now().toISOString());

  const audited: AuditEntry[] = [];
  const audit = (_tx: Db, entry: AuditEntry): void => {
    audited.push(entry);
  };
  const kept = new Map<string, string>();
  const secrets: MailSecrets = {
    seal: (_tx, scope, plaintext) => void kept.set(JSON.stringify(scope), plaintext),
    open: (_db, scope) => kept.get(JSON.stringify(scope)) ?? '',
    forget: (_tx, scope) => void kept.delete(JSON.stringify(scope)),
  };
  const states: string[] = [];
  const queue = createJobQueue({ clock });
  const instance = loneInstance();
  const runner = createJobRunner({ db, clock, timers, logger: silentLogger, queue, instance, random: () => 0 });
  const mail = createMailService({
    db,
    clock,
    logger: silentLogger,
    audit,
    secrets,
    transport: wrapTransport(createSmtpTransport({ socketTimeoutMs: 5000, connectionTimeoutMs: 5000, ...limits })),
    enqueue: (tx, job) => queue.enqueue(tx, job),
    invoiceFacts: (_db, invoiceId) => ({
      invoiceId,
      companyId: COMPANY,
      type: 'I',
      number: 'A-1',
      fecha: '2026-11-23T10:00:00',
      total: '1.16',
      currency: 'MXN',
      company: { name: 'Escuela Kemper Urgate', rfc: 'EKU9003173C9', hasLogo: false },
      client: { name: 'Muñoz', rfc: 'XAXX010101000' },
      recipients: [{ name: 'Ana Ñandú', address: 'ana@cliente.mx' }],
      cancelled: false,
      demo: false,
      ...(stamped ? { uuid: UUID } : {}),
    }),
    attachmentsFor:
      attachmentsFor ??
      (async ({ kinds }) =>
        kinds.map((kind) => ({
          filename: `A-1.${kind}`,
          contentType: kind === 'xml' ? 'application/xml' : 'application/pdf',
          content: kind === 'xml' ? XML : Buffer.from(`%PDF ${kind}`),
        }))),
    stateChanged: (_tx, { state }) => void states.push(state),
  });
  queue.register(defineJob(wrapJob(mail.job)));
  const jobs = createJobsService({ db, clock, audit, queue, runner });

  return {
    ...opened,
    mail,
    jobs,
    queue,
    runner,
    audited,
    states,
    secrets: kept,
    /** Points the company's account at a server of this machine. */
    useServer(port: number): void {
      const before = mail.accounts.get(COMPANY);
      mail.accounts.set(
        {
          companyId: COMPANY,
          host: '127.0.0.1',
          port,
          security: 'none',
          fromName: 'Escuela Kemper',
          fromAddress: 'facturas@kemper.mx',
          ...(before === null ? {} : { version: before.version }),
        },
        'ana',
      );
    },
    /** Resolves when the next run of a job has been stored. */
    settled: (): Promise<string> =>
      new Promise((resolve) => {
        const stop = runner.onSettled((job) => {
          stop();
          resolve(job.state);
        });
      }),
  };
}
