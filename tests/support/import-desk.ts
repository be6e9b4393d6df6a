/** A small desk whose clients and products come from spreadsheets. */
import { starterCatalogs } from '#domain/catalogs/index.ts';
import { createClients } from '../../src-main/features/clients/index.ts';
import { createCompaniesService } from '../../src-main/features/companies/service.ts';
import { createProducts } from '../../src-main/features/products/index.ts';
import { memoryDesk } from './desk.ts';

export function importDesk() {
  const desk = memoryDesk();
  const companies = createCompaniesService({ ...desk, lastFolio: () => undefined });
  const company = companies.create(
    { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' },
    'ana',
  );
  const deps = { ...desk, catalogs: () => starterCatalogs, companyOf: (id: string) => companies.get(id) };
  return { ...desk, companyId: company.id, clients: createClients(deps), products: createProducts(deps) };
}

/** A CSV as the contract takes a file. */
export function csvFile(text: string, name = 'lista.csv'): { name: string; base64: string } {
  return { name, base64: Buffer.from(text).toString('base64') };
}
