/**
 * The contract: every operation of Cuadra, one router per feature. Window, web host, command line and
 * public API speak it; both sides check it with the same zod schemas.
 */
import { alertsContract } from './alerts.ts';
import { auditContract } from './audit.ts';
import { backupsContract } from './backups.ts';
import { bulkContract } from './bulk.ts';
import { cancellationContract } from './cancellation.ts';
import { catalogsContract } from './catalogs.ts';
import { cfdiImportsContract } from './cfdi-imports.ts';
import { clientsContract } from './clients.ts';
import { companiesContract } from './companies.ts';
import { csdsContract } from './csds.ts';
import { eventsContract } from './events.ts';
import { gatewaysContract } from './gateways.ts';
import { invoicesContract } from './invoices.ts';
import { jobsContract } from './jobs.ts';
import { mailContract } from './mail.ts';
import { preferencesContract } from './preferences.ts';
import { productsContract } from './products.ts';
import { satStatusContract } from './sat-status.ts';
import { receivedContract } from './received.ts';
import { stampingContract } from './stamping.ts';
import { systemContract } from './system.ts';
import { speiContract } from './spei.ts';
import { transactionsContract } from './transactions.ts';
import { tunnelContract } from './tunnel.ts';
import { vaultContract } from './vault.ts';
import { webhooksContract } from './webhooks.ts';

export const contract = {
  alerts: alertsContract,
  audit: auditContract,
  backups: backupsContract,
  bulk: bulkContract,
  cancellation: cancellationContract,
  catalogs: catalogsContract,
  cfdiImports: cfdiImportsContract,
  clients: clientsContract,
  companies: companiesContract,
  csds: csdsContract,
  events: eventsContract,
  gateways: gatewaysContract,
  invoices: invoicesContract,
  jobs: jobsContract,
  mail: mailContract,
  preferences: preferencesContract,
  products: productsContract,
  satStatus: satStatusContract,
  received: receivedContract,
  stamping: stampingContract,
  system: systemContract,
  spei: speiContract,
  transactions: transactionsContract,
  tunnel: tunnelContract,
  vault: vaultContract,
  webhooks: webhooksContract,
};
export type Contract = typeof contract;
