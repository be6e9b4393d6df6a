/** Every feature, built in the order in which they need one another. */
import { join } from 'node:path';
import type { GatewayProvider } from '#connectors/gateway/types.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import type { TunnelProvider } from '#connectors/tunnel/types.ts';
import type { Company } from '#contract/companies.ts';
import type { Reader } from '#db/reader.ts';
import type { Db } from '#db/types.ts';
import type { BigCatalogs } from '#domain/catalogs/big.ts';
import { createAlertsService } from '#features/alerts/service.ts';
import { createBackupsService, type BackupStore } from '#features/backups/service.ts';
import { createBulkService } from '#features/bulk/service.ts';
import { createCancellation, type CancellationFeature } from '#features/cancellation/index.ts';
import { createCatalogsService } from '#features/catalogs/service.ts';
import { createCfdiImportService } from '#features/cfdi-import/service.ts';
import { createClients } from '#features/clients/index.ts';
import { createCompanyChecks } from '#features/companies/check.ts';
import { createCompaniesService, type CompaniesService } from '#features/companies/service.ts';
import { createCsdsService } from '#features/csds/service.ts';
import { createCsdWatch } from '#features/csds/watch.ts';
import { createDaily } from '#features/daily.ts';
import { createEventHub } from '#features/events/hub.ts';
import { createGateways } from '#features/gateways/index.ts';
import { lastFolio } from '#features/invoices/folios.ts';
import { invoiceMailing, mailWhenStamped } from '#features/invoices/mailing.ts';
import { createInvoiceLists } from '#features/invoices/lists/service.ts';
import { invoicePayments } from '#features/invoices/payments.ts';
import { createInvoicePrinting } from '#features/invoices/printing.ts';
import { createInvoicesService } from '#features/invoices/service.ts';
import { verifyFile } from '#features/invoices/verify.ts';
import type { ProcessInstance } from '#features/jobs/instance.ts';
import { createJobQueue } from '#features/jobs/queue.ts';
import { createJobRunner } from '#features/jobs/runner.ts';
import { createJobsService } from '#features/jobs/service.ts';
import { defineJob } from '#features/jobs/types.ts';
import { createMailService } from '#features/mail/service.ts';
import { createPreferencesService } from '#features/preferences/service.ts';
import { printInvoice } from '#features/printing/service.ts';
import { createProducts } from '#features/products/index.ts';
import { createSatStatus } from '#features/sat-status/index.ts';
import { receivedSource } from '#features/received/sat-source.ts';
import { createReceivedService } from '#features/received/service.ts';
import { createSecurity } from '#features/security.ts';
import { createStamping } from '#features/stamping/index.ts';
import { createSystemService } from '#features/system/service.ts';
import { nextSpeiReference } from '#features/spei/references.ts';
import { createSpeiService } from '#features/spei/service.ts';
import { describedFor } from '#features/transactions/described.ts';
import { createTransactions, TRANSACTION_JOBS } from '#features/transactions/index.ts';
import { createTunnel, type TunnelFeature } from '#features/tunnel/index.ts';
import { createWebhooks } from '#features/webhooks/index.ts';
import { installAuthority, readAuthorities } from './authorities.ts';
import { DATABASE_FILE, EXPORTS_FOLDER, IMPORTS_FOLDER } from './data-folder.ts';
import type { EnginePorts } from './ports.ts';
import { gatewaysForWebhooks } from './gateways-for-webhooks.ts';
import { mailAttachments } from './mail-attachments.ts';
import { PROGRAM_VERSION } from './version.ts';

export interface FeaturesDeps {
  readonly db: Db;
  /** Reads what passes through many rows, beside the engine's own work. */
  readonly reader: Reader;
  readonly databaseId: string;
  readonly dataFolder: string;
  readonly ports: EnginePorts;
  readonly instance: ProcessInstance;
  /** Makes and knows the copies of the database. */
  readonly backupStore: BackupStore;
  readonly zoneOf: (postalCode: string, catalogs: BigCatalogs) => string;
  readonly pacProviders?: readonly PacProvider[] | undefined;
  readonly gatewayProviders?: readonly GatewayProvider[] | undefined;
  readonly sat?: SatAtHand | undefined;
  readonly tunnelProviders?: readonly TunnelProvider[] | undefined;
}

/** For tests and demonstrations only: what stands in for SAT, and how fast it may be asked. */
export interface SatAtHand {
  readonly baseUrl?: string;
  readonly everyMs?: number;
}

export type Features = ReturnType<typeof createFeatures>;

export function createFeatures(deps: FeaturesDeps) {
  const {
    db,
    reader,
    databaseId,
    dataFolder,
    ports,
    instance,
    backupStore,
    pacProviders,
    gatewayProviders,
    sat,
    ...rest
  } = deps;
  const { clock, timers, keychain, logger, http, mail: transport, faultPoints } = ports;

  const { vault, audit } = createSecurity({ db, databaseId, keychain, clock, faults: faultPoints });
  const base = { db, clock, timers, logger, audit: audit.append };

  const events = createEventHub({ timers });
  vault.onLock(() => events.publish({ kind: 'vault', id: 'key' }));
  vault.onUnlock(() => events.publish({ kind: 'vault', id: 'key' }));
  const preferences = createPreferencesService({ db, clock });

  const backups = createBackupsService({ ...base, store: backupStore });
  const catalogs = createCatalogsService({
    directory: join(dataFolder, 'catalogs'),
    clock,
    http,
    logger,
    onInstalled: (installed, actor) => {
      db.transaction((tx) => {
        audit.append(tx, {
          actor,
          action: 'catalogs.installed',
          record: `catalogs:${installed.sha256}`,
          after: { counts: installed.counts, source: installed.source },
        });
      });
    },
  });
  const zoneOf = (postalCode: string): string => rest.zoneOf(postalCode, catalogs.big);
  const companies = createCompaniesService({ ...base, lastFolio });
  const records = {
    ...base,
    catalogs: () => catalogs.big,
    companyOf: (companyId: string) => companies.get(companyId),
  };
  const companyChecks = createCompanyChecks({ clock, catalogs: records.catalogs });
  const clientRecords = createClients(records);
  const clients = clientRecords.service;
  const productRecords = createProducts(records);
  const products = productRecords.service;
  const alerts = createAlertsService(base);
  const csdWatch = createCsdWatch({ ...base, alerts, companies: () => everyCompany(companies) });
  const csds = createCsdsService({
    ...base,
    vault,
    onChanged: csdWatch.observe,
    taxpayer: (companyId) => {
      const { rfc, legalName } = companies.get(companyId);
      return { rfc, name: legalName };
    },
    trustAuthority: (name, cer) => installAuthority(dataFolder, name, cer),
  });

  const queue = createJobQueue({ clock });
  const runner = createJobRunner({ ...base, queue, instance, faultPoints });
  const jobs = createJobsService({ ...base, queue, runner });

  const invoices = createInvoicesService({
    ...base,
    companies,
    clients,
    products,
    signerFor: (companyId, at) => csds.signerFor(db, companyId, at),
    hasPac: (companyId) => stamping.pacs.anyActive(companyId),
    catalogs: () => catalogs.big,
    zoneOf,
    enqueueStamping: (tx, invoice) => stamping.service.enqueue(tx, invoice),
    cancellationOf: (invoiceId, locale) => cancellation.service.ofInvoice(invoiceId, locale),
    faultPoints,
  });
  const invoiceLists = createInvoiceLists(reader, (ids) => cancellation.service.statesOf(ids));
  const printing = createInvoicePrinting({
    clock,
    invoices,
    companies,
    catalogs: () => catalogs.big,
    print: printInvoice,
    cancellationOf: (invoiceId) => cancellation.service.printedOf(invoiceId),
  });

  const mailing = invoiceMailing({ clock, companies, clients, printing });
  const mail = createMailService({
    ...base,
    transport,
    secrets: vault,
    enqueue: (tx, job) => queue.enqueue(tx, job),
    invoiceFacts: (at, invoiceId) => mailing.facts(at, invoiceId),
    attachmentsFor: mailAttachments({
      invoices: mailing,
      speiSheet: (transactionId, locale) => spei.sheet(transactionId, locale),
    }),
    stateChanged: mailing.stateChanged,
  });
  queue.register(defineJob(mail.job));

  const stamping = createStamping({
    ...base,
    queue,
    jobs,
    secrets: vault,
    handOver: (tx, csdId) => csds.handOver(tx, csdId),
    http,
    dataFolder,
    onStamped: [
      (tx, { invoiceId }) => mailWhenStamped(tx, invoiceId, mail.outbox, clock, logger),
      (tx, { invoiceId, uuid }) => cancellation.service.whenStamped(tx, invoiceId, uuid),
    ],
    ...(pacProviders === undefined ? {} : { providers: pacProviders }),
    faultPoints,
  });
  const satStatus = createSatStatus({
    ...base,
    alerts,
    queue,
    jobs,
    preferences,
    http,
    askPac: (invoiceId, facts, signal) => stamping.service.askStatus(invoiceId, facts, signal),
    sources: [receivedSource],
    satBaseUrl: sat?.baseUrl,
    everyMs: sat?.everyMs,
    onAnswer: [
      (tx, { source, document, answer }) => {
        if (source === 'invoice') cancellation.service.whenSatAnswers(tx, document.id, answer);
      },
    ],
    faultPoints,
  });
  const daily = createDaily({
    timers,
    logger,
    looks: {
      certificates: () => csdWatch.observeAll(),
      satStatus: () => satStatus.lookDaily(),
      removedPacs: () => stamping.removal.forget(),
      webhooks: () => webhooks.look(),
      tunnel: () => tunnel.look(),
      payouts: () => void transactions.payouts.sync(),
    },
  });
  const cancellation: CancellationFeature = createCancellation({
    ...base,
    faultPoints,
    queue,
    jobs,
    pacs: stamping.ways,
    sat: (facts, environment, signal) => satStatus.askSat(facts, environment, signal),
    alerts,
    keepAnswer: (tx, invoiceId, said) => satStatus.keep(tx, 'invoice', invoiceId, said),
    checkSat: (id, signal) => satStatus.check({ source: 'invoice', id }, signal),
    reconsider: (tx, id) => satStatus.reconsider(tx, 'invoice', id),
    signerFor: (companyId, at) => csds.signerFor(db, companyId, at).xmlSigner,
    duplicateToReplace: (id, uuid, by) => invoices.duplicateToReplace(id, uuid, by),
  });
  const gateways = createGateways({
    ...base,
    http,
    secrets: vault,
    providers: gatewayProviders,
    onUsable: (tx, companyId) => {
      for (const kind of TRANSACTION_JOBS) queue.makeDue(tx, kind, companyId);
    },
    onChanged: () => tunnel.look(),
  });
  const payments = invoicePayments({ clock });
  const invoiceTotalOf = (invoiceId: string): number => payments.chargeable(db, invoiceId).totalMinor;
  const transactions = createTransactions({
    ...base,
    reader,
    queue,
    gateways,
    invoiceOf: (at, invoiceId) => ({
      ...payments.chargeable(at, invoiceId),
      cancelling: cancellation.service.isAsked(invoiceId),
    }),
    onCollected: (tx, invoiceId, keptMinor) => payments.collected(tx, invoiceId, keptMinor),
    payerOf: (clientId) => {
      const { legalName, emails } = clients.get(clientId);
      const [email] = emails;
      return { name: legalName, ...(email === undefined ? {} : { email }) };
    },
    jobOf: (kind, key, locale) => jobs.ofKey(kind, key, locale),
    numericReference: nextSpeiReference,
    mail: {
      companyOf: (companyId) => mailing.companyOf(companyId),
      addressesOf: (clientId) => clients.get(clientId).emails,
      invoiceTotalOf,
      speiMessage: (id, locale) => spei.message(id, locale),
      send: (mail_, by) => mail.outbox.sendPayment(mail_, by.actor, by.locale),
    },
    faultPoints,
  });
  const spei = createSpeiService({
    clock,
    companies,
    chargeOf(id, locale) {
      const charge = transactions.service.get(id, locale);
      return { ...charge, description: describedFor(charge, invoiceTotalOf, locale) };
    },
    clientName: (clientId) => clients.get(clientId).legalName,
  });
  const gatewaySides = gatewaysForWebhooks({
    ...base,
    http,
    gateways,
    transactions,
    confirmed: (tx, gatewayId) => tunnel.confirmed(tx, gatewayId),
  });
  const webhooks = createWebhooks({
    ...base,
    queue,
    runner,
    alerts,
    listeners: ports.listeners,
    gateways: gatewaySides.inbox,
    reachableSince: (gatewayId) => tunnel.reachableSince(gatewayId),
    faultPoints,
  });
  const tunnel: TunnelFeature = createTunnel({
    ...base,
    queue,
    alerts,
    secrets: vault,
    http,
    programs: ports.programs,
    dataFolder,
    webhooks,
    gateways: gatewaySides.tunnelSide,
    providers: deps.tunnelProviders,
    onChanged: () => events.publish({ kind: 'tunnel', id: 'tunnel' }),
  });
  const bulk = createBulkService({
    ...base,
    faultPoints,
    queue,
    jobs,
    exportsFolder: join(dataFolder, EXPORTS_FOLDER),
    databasePath: join(dataFolder, DATABASE_FILE),
    companyOf: (companyId) => companies.get(companyId),
    clientName: (clientId) => clients.get(clientId).legalName,
    listInvoices: (input, signal) => invoiceLists.list(input, signal),
    issue: (id, version, by) => invoices.issue(id, version, by),
    mail: (invoiceId, idempotencyKey, { actor, locale }) =>
      mail.outbox.send({ invoiceId, cc: [], bcc: [], locale, idempotencyKey }, actor, locale),
    cancel: (request, by) => void cancellation.service.request({ ...request, ignoreRelated: false }, by),
    removeDraft: (id, version, by) => invoices.remove(id, version, by),
    files: printing,
  });
  const received = createReceivedService({ db, reader, clock });
  const cfdiImport = createCfdiImportService({
    ...base,
    faultPoints,
    queue,
    jobs,
    received,
    companies: () => companies.all(),
    isDemo: (companyId) => csds.list(companyId).some(({ demo }) => demo),
    seriesOf: (companyId) => companies.listSeries(companyId),
    clientOf: (companyId, rfc, legalName) => clients.idOf(companyId, rfc, legalName),
    zoneOf,
    authorities: () => readAuthorities(dataFolder, logger),
    importsFolder: join(dataFolder, IMPORTS_FOLDER),
    databasePath: join(dataFolder, DATABASE_FILE),
  });
  const verify = verifyFile({
    catalogs: () => catalogs.big,
    zoneOf,
    satCertificate: stamping.service.timbreCertificate,
    authorities: () => readAuthorities(dataFolder, logger),
  });

  const system = createSystemService({
    version: PROGRAM_VERSION,
    dataFolder,
    vault,
    backups,
    catalogs,
    pacs: (companyId, locale) => stamping.pacs.list(companyId, locale).configs,
    csds: (companyId) => csds.list(companyId),
    mailAccount: (companyId) => mail.accounts.get(companyId),
  });

  return {
    alerts,
    audit,
    events,
    preferences,
    vault,
    backups,
    bulk,
    cancellation,
    catalogs,
    cfdiImport,
    companies,
    companyChecks,
    clients,
    clientRecords,
    products,
    productRecords,
    csds,
    csdWatch,
    daily,
    gateways,
    gatewaySides,
    queue,
    runner,
    jobs,
    invoices,
    invoiceLists,
    printing,
    received,
    mail,
    satStatus,
    stamping,
    system,
    transactions,
    spei,
    tunnel,
    verify,
    webhooks,
  };
}

/** All that are not archived, however many pages they take. */
function everyCompany({ list }: Pick<CompaniesService, 'list'>): Company[] {
  const all: Company[] = [];
  let cursor: string | undefined;
  do {
    const { rows, nextCursor } = list({ limit: 500, cursor });
    all.push(...rows);
    cursor = nextCursor;
  } while (cursor !== undefined);
  return all;
}
