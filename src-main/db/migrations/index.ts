import type { Migration } from '../types.ts';
import { companies } from './0001-companies.ts';
import { clientsProducts } from './0005-clients-products.ts';
import { jobs } from './0006-jobs.ts';
import { invoices } from './0007-invoices.ts';
import { mail } from './0009-mail.ts';

/** Every migration, in order. Append only. */
export const migrations: readonly Migration[] = [companies, clientsProducts, jobs, invoices, mail];
