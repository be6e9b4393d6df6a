import type { Migration } from '../types.ts';
import { companies } from './0001-companies.ts';
import { vault } from './0002-vault.ts';
import { audit } from './0003-audit.ts';
import { csds } from './0004-csds.ts';
import { clientsProducts } from './0005-clients-products.ts';
import { jobs } from './0006-jobs.ts';
import { invoices } from './0007-invoices.ts';
import { stamping } from './0008-stamping.ts';
import { mail } from './0009-mail.ts';
import { timbreCertificates } from './0010-timbre-certificates.ts';
import { invoiceList } from './0011-invoice-list.ts';
import { preferences } from './0012-preferences.ts';
import { recordLists } from './0014-record-lists.ts';
import { imports } from './0015-imports.ts';
import { bulk } from './0016-bulk.ts';
import { satStatus } from './0018-sat-status.ts';
import { cancellation } from './0019-cancellation.ts';
import { cfdiImport } from './0020-cfdi-import.ts';
import { pacConsents } from './0021-pac-consents.ts';
import { gateways } from './0022-gateways.ts';
import { webhooks } from './0023-webhooks.ts';
import { pacAccountRemoval } from './0026-pac-account-removal.ts';
import { transactions } from './0027-transactions.ts';
import { speiReferences } from './0029-spei-references.ts';
import { transactionList } from './0030-transaction-list.ts';
import { paymentMail } from './0031-payment-mail.ts';
import { webhookInbox } from './0032-webhook-inbox.ts';

/** Every migration, in order. Append only. */
export const migrations: readonly Migration[] = [
  companies,
  vault,
  audit,
  csds,
  clientsProducts,
  jobs,
  invoices,
  stamping,
  mail,
  timbreCertificates,
  invoiceList,
  preferences,
  recordLists,
  imports,
  bulk,
  satStatus,
  cancellation,
  cfdiImport,
  pacConsents,
  gateways,
  webhooks,
  pacAccountRemoval,
  transactions,
  speiReferences,
  transactionList,
  paymentMail,
  webhookInbox,
];
