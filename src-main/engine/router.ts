/** The contract, served: each feature's handlers under its name. */
import { implement } from '@orpc/server';
import { contract } from '#contract/index.ts';
import { speiHandlers } from '#features/spei/handlers.ts';
import { alertsHandlers } from '#features/alerts/handlers.ts';
import { auditHandlers } from '#features/audit/handlers.ts';
import { backupsHandlers } from '#features/backups/handlers.ts';
import { bulkHandlers } from '#features/bulk/handlers.ts';
import { cancellationHandlers } from '#features/cancellation/handlers.ts';
import { catalogsHandlers } from '#features/catalogs/handlers.ts';
import { cfdiImportsHandlers } from '#features/cfdi-import/handlers.ts';
import { clientsHandlers } from '#features/clients/handlers.ts';
import { companiesHandlers } from '#features/companies/handlers.ts';
import { csdsHandlers } from '#features/csds/handlers.ts';
import { eventsHandlers } from '#features/events/handlers.ts';
import { invoicesHandlers } from '#features/invoices/handlers.ts';
import { jobsHandlers } from '#features/jobs/handlers.ts';
import { mailHandlers } from '#features/mail/handlers.ts';
import { preferencesHandlers } from '#features/preferences/handlers.ts';
import { productsHandlers } from '#features/products/handlers.ts';
import { satStatusHandlers } from '#features/sat-status/handlers.ts';
import { receivedHandlers } from '#features/received/handlers.ts';
import { systemHandlers } from '#features/system/handlers.ts';
import { tunnelHandlers } from '#features/tunnel/handlers.ts';
import { vaultHandlers } from '#features/vault/handlers.ts';
import { webhooksHandlers } from '#features/webhooks/handlers.ts';
import type { RequestContext } from '../rpc/context.ts';
import type { Features } from './features.ts';

export type EngineRouter = ReturnType<typeof createRouter>;

export function createRouter(features: Features) {
  return implement(contract)
    .$context<RequestContext>()
    .router({
      alerts: alertsHandlers(features.alerts),
      audit: auditHandlers(features.audit),
      backups: backupsHandlers(features.backups),
      bulk: bulkHandlers(features.bulk),
      cancellation: cancellationHandlers(features.cancellation),
      catalogs: catalogsHandlers(features.catalogs),
      cfdiImports: cfdiImportsHandlers(features.cfdiImport),
      clients: clientsHandlers(features.clientRecords),
      companies: companiesHandlers(features.companies, features.companyChecks),
      csds: csdsHandlers(features.csds, features.csdWatch),
      events: eventsHandlers(features.events),
      gateways: features.gateways.handlers,
      invoices: invoicesHandlers({
        service: features.invoices,
        lists: features.invoiceLists,
        printing: features.printing,
        verify: features.verify,
      }),
      jobs: jobsHandlers(features.jobs),
      mail: mailHandlers(features.mail),
      preferences: preferencesHandlers(features.preferences),
      products: productsHandlers(features.productRecords),
      satStatus: satStatusHandlers(features.satStatus),
      received: receivedHandlers(features.received),
      stamping: features.stamping.handlers,
      system: systemHandlers(features.system),
      spei: speiHandlers(features.spei),
      transactions: features.transactions.handlers,
      tunnel: tunnelHandlers(features.tunnel.service),
      vault: vaultHandlers(features.vault),
      webhooks: webhooksHandlers(features.webhooks.service),
    });
}
