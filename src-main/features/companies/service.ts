/** Companies: the rules of creating and changing an issuer and its series. */
import { v7 as uuidv7 } from 'uuid';
import { LOGO_LIMIT_BYTES, type Company, type CompanyChanges, type CompanyInput } from '#contract/companies.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { recordSteps, saidColumns, withoutNulls } from '../records.ts';
import { checkTaxpayer } from '../taxpayer.ts';
import * as repository from './repository.ts';
import { createSeriesService, type SeriesDeps } from './series.ts';
import type { CompanyRow } from './tables.ts';

export type CompaniesService = ReturnType<typeof createCompaniesService>;

export function createCompaniesService(deps: SeriesDeps) {
  const { db, clock, audit } = deps;
  const now = (): string => clock.now().toISOString();

  const steps = recordSteps<CompanyRow, Company>(
    {
      kind: 'company',
      nameKey: 'companies.name',
      find: repository.findCompany,
      update: repository.updateCompany,
      toView: toCompany,
    },
    { db, clock, audit },
  );

  return {
    /** Creates a company with its first series: A for invoices, NC for credit notes, T for transfers. */
    create(input: CompanyInput, actor: string): Company {
      checkTaxpayer(input, false);
      return db.transaction((tx) => {
        if (repository.findCompanyByRfc(tx, input.rfc) !== undefined) {
          throw new CuadraError('COMPANY_RFC_TAKEN', { params: { rfc: input.rfc }, field: 'rfc' });
        }
        const at = now();
        const id = uuidv7();
        repository.insertCompany(tx, {
          ...toColumns(input),
          id,
          logo: null,
          archivedAtUtc: null,
          createdAtUtc: at,
          updatedAtUtc: at,
          version: 1,
        });
        for (const [type, serie] of [
          ['I', 'A'],
          ['E', 'NC'],
          ['T', 'T'],
        ] as const) {
          repository.insertSeries(tx, {
            id: uuidv7(),
            companyId: id,
            type,
            serie,
            nextFolio: 1,
            isDefault: true,
            createdAtUtc: at,
            updatedAtUtc: at,
            version: 1,
          });
        }
        return steps.created(tx, id, actor);
      });
    },

    update({ id, version, ...changes }: CompanyChanges, actor: string): Company {
      checkTaxpayer({ ...steps.mustFind(db, id), ...saidColumns(changes) }, false);
      return steps.change(id, version, actor, 'updated', saidColumns(changes));
    },

    get(id: string): Company {
      return toCompany(steps.mustFind(db, id));
    },

    /** Every company by its RFC, archived ones too. */
    all(): { id: string; rfc: string }[] {
      return repository.listRfcs(db);
    },

    list({ archived = false, ...page }: Page & { archived?: boolean }): { rows: Company[]; nextCursor?: string } {
      const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, ['legalName', 'id']);
      const rows = repository.listCompanies(db, archived, page.limit + 1, after);
      return toPage(rows, page.limit, (row) => ({ legalName: row.legalName, id: row.id }), toCompany);
    },

    setLogo(id: string, version: number, imageBase64: string | null, actor: string): Company {
      const logo = imageBase64 === null ? null : readLogo(imageBase64);
      return steps.change(id, version, actor, 'logo-changed', { logo });
    },

    /** PNG or JPEG bytes for the printed document. */
    logoOf(id: string): Uint8Array | undefined {
      return steps.mustFind(db, id).logo ?? undefined;
    },

    /** The logo as a screen shows it; null when there is none. */
    logo(id: string): { contentType: 'image/png' | 'image/jpeg'; imageBase64: string } | null {
      const { logo } = steps.mustFind(db, id);
      if (logo === null) return null;
      return { contentType: isPng(logo) ? 'image/png' : 'image/jpeg', imageBase64: logo.toString('base64') };
    },

    archive(id: string, version: number, actor: string): Company {
      return steps.change(id, version, actor, 'archived', { archivedAtUtc: now() });
    },

    restore(id: string, version: number, actor: string): Company {
      return steps.change(id, version, actor, 'restored', { archivedAtUtc: null });
    },

    ...createSeriesService(deps, steps.mustFind),
  };
}

function toColumns(
  input: CompanyInput,
): Omit<CompanyRow, 'id' | 'logo' | 'archivedAtUtc' | 'createdAtUtc' | 'updatedAtUtc' | 'version'> {
  return {
    rfc: input.rfc,
    legalName: input.legalName,
    regimenFiscal: input.regimenFiscal,
    postalCode: input.postalCode,
    tradeName: input.tradeName ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    website: input.website ?? null,
    address: input.address ?? null,
    brandColor: input.brandColor ?? null,
  };
}

function toCompany({ logo, ...row }: CompanyRow): Company {
  return { ...withoutNulls(row), hasLogo: logo !== null };
}

/** Checks the signature bytes, not the name: the printer embeds PNG and JPEG only. */
function readLogo(imageBase64: string): Buffer {
  const bytes = Buffer.from(imageBase64, 'base64');
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  if (bytes.length > LOGO_LIMIT_BYTES || !(isPng(bytes) || isJpeg)) throw new CuadraError('COMPANY_LOGO_INVALID');
  return bytes;
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
}
