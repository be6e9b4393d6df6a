import * as common from './common.ts';
import * as alerts from './alerts.ts';
import * as companies from './companies.ts';
import * as xml from './xml.ts';
import * as cfdi from './cfdi.ts';
import * as cfdiImport from './cfdi-import.ts';
import * as validation from './validation.ts';
import * as catalogs from './catalogs.ts';
import * as database from './database.ts';
import * as vault from './vault.ts';
import * as audit from './audit.ts';
import * as backups from './backups.ts';
import * as cancellation from './cancellation.ts';
import * as csds from './csds.ts';
import * as demo from './demo.ts';
import * as gateways from './gateways.ts';
import * as transactions from './transactions.ts';
import * as jobs from './jobs.ts';
import * as satStatus from './sat-status.ts';
import * as spei from './spei.ts';
import * as stamping from './stamping.ts';
import * as pac from './pac.ts';
import * as printing from './printing.ts';
import * as mail from './mail.ts';
import * as clients from './clients.ts';
import * as constancia from './constancia.ts';
import * as imports from './imports.ts';
import * as preferences from './preferences.ts';
import * as products from './products.ts';
import * as invoices from './invoices.ts';
import * as filter from './filter.ts';
import * as bulk from './bulk.ts';
import * as cli from './cli.ts';
import * as money from './money.ts';
import * as time from './time.ts';
import * as tunnel from './tunnel.ts';
import * as webhooks from './webhooks.ts';
import * as shell from './shell.ts';

/** All features' words, merged. A feature adds one import and one spread per locale. */
export const words = {
  es: {
    ...common.es,
    ...alerts.es,
    ...companies.es,
    ...xml.es,
    ...cfdi.es,
    ...validation.es,
    ...catalogs.es,
    ...database.es,
    ...vault.es,
    ...audit.es,
    ...backups.es,
    ...cancellation.es,
    ...csds.es,
    ...demo.es,
    ...gateways.es,
    ...transactions.es,
    ...jobs.es,
    ...satStatus.es,
    ...spei.es,
    ...stamping.es,
    ...pac.es,
    ...printing.es,
    ...mail.es,
    ...clients.es,
    ...constancia.es,
    ...imports.es,
    ...cfdiImport.es,
    ...preferences.es,
    ...products.es,
    ...invoices.es,
    ...filter.es,
    ...bulk.es,
    ...cli.es,
    ...money.es,
    ...tunnel.es,
    ...webhooks.es,
    ...time.es,
    ...shell.es,
  },
  en: {
    ...common.en,
    ...alerts.en,
    ...companies.en,
    ...xml.en,
    ...cfdi.en,
    ...validation.en,
    ...catalogs.en,
    ...database.en,
    ...vault.en,
    ...audit.en,
    ...backups.en,
    ...cancellation.en,
    ...csds.en,
    ...demo.en,
    ...gateways.en,
    ...transactions.en,
    ...jobs.en,
    ...satStatus.en,
    ...spei.en,
    ...stamping.en,
    ...pac.en,
    ...printing.en,
    ...mail.en,
    ...clients.en,
    ...constancia.en,
    ...imports.en,
    ...cfdiImport.en,
    ...preferences.en,
    ...products.en,
    ...invoices.en,
    ...filter.en,
    ...bulk.en,
    ...cli.en,
    ...money.en,
    ...tunnel.en,
    ...webhooks.en,
    ...time.en,
    ...shell.en,
  },
};
