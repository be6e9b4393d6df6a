/** Everything from a sealed invoice on: real database in memory, pretended time, demo PAC with scripted faults. */
import { randomUUID } from 'node:crypto';
import { credential, type PacProvider } from '#connectors/pac/types.ts';
import { connectDemoPac } from '#connectors/pac/demo/connector.ts';
import { demoDeclaration } from '#connectors/pac/demo/index.ts';
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/types.ts';
import type { AuditEntry } from '#features/audit/port.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { loneInstance } from '#features/jobs/instance.ts';
import { createJobQueue } from '#features/jobs/queue.ts';
import { createJobRunner } from '#features/jobs/runner.ts';
import { createJobsService } from '#features/jobs/service.ts';
import { invoiceFilesTable, invoicesTable, type InvoiceRow } from '#features/invoices/tables.ts';
import { companiesTable } from '#features/companies/tables.ts';
import { createStamping, type InvoiceStamped, type PacSecrets } from '#features/stamping/index.ts';
import { silentLogger } from '#ports/logger.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { faulty, type FaultyPac } from '../pac/faulty.ts';
import { requestOf } from '../pac/request.ts';
import { fakeTime } from './fake-time.ts';
import { ISSUER_RFC, ZONE, invoiceDraftAt, makeIssuer, seal, type SealedInvoice } from './issuer.ts';

export const operator = { actor: 'ana', locale: 'es-MX' } as const;
const START = '2026-11-23T18:00:00.000Z';
const issuer = makeIssuer(new Date(START));

export interface DeskOptions {
  /** Ids of the PACs of the company, best first; each is a demo PAC of its own. Default: one, `demo`. */
  readonly pacs?: readonly string[];
  readonly capabilities?: Partial<PacProvider['declaration']['capabilities']>;
  readonly maxParallel?: number;
  /** Names of what every PAC asks for. Default: what the demo PAC does. */
  readonly credentials?: readonly string[];
  /** Leaves the company without any account. */
  readonly unconfigured?: boolean;
  readonly onStamped?: readonly ((tx: Db, event: InvoiceStamped) => void)[];
}

export function stampingDesk(options: DeskOptions = {}) {
  const time = fakeTime(START);
  const { clock, timers } = time;
  const database = openDatabase({ path: ':memory:', now: () => clock.now() });
  const { db } = database;
  const audited: AuditEntry[] = [];
  const audit = (_tx: Db, entry: AuditEntry): void => void audited.push(entry);

  const connectedWith: unknown[] = [];
  const pacs = new Map<string, { pac: FaultyPac; inner: ReturnType<typeof connectDemoPac> }>();
  const providers: PacProvider[] = (options.pacs ?? ['demo']).map((id) => {
    const inner = connectDemoPac({ path: ':memory:', clock });
    const pac = faulty(inner, id, async () => {
      const other = await inner.stamp(requestOf(sealNext()), { signal: AbortSignal.timeout(5000) });
      if (other.kind !== 'stamped') throw new Error(other.kind);
      return other.xml;
    });
    // Closed with the desk, not with a change of account: its books are in memory.
    pac.close = () => undefined;
    pacs.set(id, { pac, inner });
    return {
      declaration: {
        ...demoDeclaration,
        id,
        displayName: `PAC ${id}`,
        environments: ['demo', 'test', 'production'],
        maxParallel: options.maxParallel ?? demoDeclaration.maxParallel,
        ...(options.credentials === undefined
          ? {}
          : {
              credentials: z.object(
                Object.fromEntries(options.credentials.map((name) => [name, credential('pac.credential.account')])),
              ),
            }),
        capabilities: { ...demoDeclaration.capabilities, ...options.capabilities },
      },
      connect: (_context, credentials) => {
        connectedWith.push(credentials);
        return pac;
      },
    };
  });

  const kept = new Map<string, string>();
  const lockListeners: (() => void)[] = [];
  let locked = false;
  const secrets: PacSecrets = {
    seal: (_tx, scope, plaintext) => void kept.set(JSON.stringify(scope), plaintext),
    open: (_db, scope) => {
      if (locked) throw new CuadraError('VAULT_LOCKED');
      return kept.get(JSON.stringify(scope)) ?? '';
    },
    forget: (_tx, scope) => void kept.delete(JSON.stringify(scope)),
    onLock: (listener) => void lockListeners.push(listener),
  };

  const queue = createJobQueue({ clock });
  const base = { db, clock, timers, logger: silentLogger, audit };
  const runner = createJobRunner({ ...base, queue, instance: loneInstance(), random: () => 0 });
  const jobs = createJobsService({ ...base, queue, runner });
  const stamped: InvoiceStamped[] = [];
  const stamping = createStamping({
    ...base,
    queue,
    jobs,
    secrets,
    http: { request: () => Promise.reject(new Error('the demo PAC needs no network')) },
    handOver: () => {
      throw new Error('this desk has no CSD to hand over');
    },
    dataFolder: '/nonexistent',
    providers,
    onStamped: [...(options.onStamped ?? []), (_tx, event) => void stamped.push(event)],
  });

  const companyId = randomUUID();
  db.insert(companiesTable)
    .values({
      id: companyId,
      rfc: ISSUER_RFC,
      legalName: 'ESCUELA KEMPER URGATE',
      regimenFiscal: '601',
      postalCode: '06300',
      createdAtUtc: START,
      updatedAtUtc: START,
      version: 1,
    })
    .run();

  const configure = (provider: string, more: object = {}) =>
    stamping.pacs.configure(
      { companyId, provider, environment: 'demo', credentials: {}, state: 'active', ...more },
      operator,
    );
  if (options.unconfigured !== true) for (const id of options.pacs ?? ['demo']) configure(id);

  let folio = 0;
  function sealNext(): SealedInvoice {
    return seal(issuer, invoiceDraftAt(clock.now(), (folio += 1)));
  }

  /** A sealed invoice, queued for stamping, as `invoices.issue` leaves it. */
  function issue(sealed: SealedInvoice = sealNext(), row: Partial<InvoiceRow> = {}): string {
    const id = randomUUID();
    const at = clock.now().toISOString();
    const { comprobante, sha256, xml } = sealed;
    db.transaction((tx) => {
      tx.insert(invoicesTable)
        .values({
          id,
          companyId,
          clientId: null,
          type: 'I',
          status: 'ready',
          draft: {} as InvoiceRow['draft'],
          serie: comprobante.serie ?? '',
          folio: Number(comprobante.folio),
          receiverRfc: comprobante.receptor.rfc,
          receiverName: comprobante.receptor.nombre ?? '',
          currency: 'MXN',
          currencyDecimals: 2,
          subtotalMinor: 0,
          discountMinor: 0,
          transferredMinor: 0,
          withheldMinor: 0,
          totalMinor: 0,
          localMinor: 0,
          fecha: comprobante.fecha,
          zone: ZONE,
          issuedAtUtc: at,
          csdNumber: comprobante.noCertificado,
          sealedSha256: sha256,
          demo: false,
          mailState: 'unsent',
          paymentState: 'unpaid',
          createdAtUtc: at,
          updatedAtUtc: at,
          version: 1,
          ...row,
        })
        .run();
      tx.insert(invoiceFilesTable)
        .values({ invoiceId: id, kind: 'sealed', sha256, content: xml, createdAtUtc: at })
        .run();
      stamping.service.enqueue(tx, { id, companyId, sealedSha256: sha256 });
    });
    return id;
  }

  const pacOf = (id = 'demo') => {
    const found = pacs.get(id);
    if (found === undefined) throw new Error(`no PAC ${id} here`);
    return found;
  };

  runner.start();
  return {
    time,
    clock,
    db,
    raw: database.raw,
    audited,
    stamped,
    companyId,
    stamping,
    jobs,
    queue,
    runner,
    issuer,
    configure,
    sealNext,
    issue,
    lock(): void {
      locked = true;
      for (const listener of lockListeners) listener();
    },
    unlock: (): void => void (locked = false),
    /** Credentials that are sealed at this moment, in one text. */
    secretsKept: (): string => [...kept.values()].join('\n'),
    pac: (id?: string) => pacOf(id).pac,
    /** The credentials of every connection that was made, oldest first. */
    connectedWith,
    /** Everything that PAC ever stamped. */
    stampsAt: (id?: string) => pacOf(id).inner.books().all(),
    books: (id?: string) => pacOf(id).inner.books(),
    invoice(id: string): InvoiceRow {
      const row = db.select().from(invoicesTable).where(eq(invoicesTable.id, id)).get();
      if (row === undefined) throw new Error(`no invoice ${id}`);
      return row;
    },
    files: (id: string, kind: string) =>
      db
        .select()
        .from(invoiceFilesTable)
        .where(eq(invoiceFilesTable.invoiceId, id))
        .all()
        .filter((file) => file.kind === kind),
    state: (id: string) => stamping.service.state(id, 'es-MX'),
    async close(): Promise<void> {
      await runner.stop(0);
      stamping.close();
      for (const { inner } of pacs.values()) inner.close();
      database.close();
    },
  };
}
export type StampingDesk = ReturnType<typeof stampingDesk>;
