/** SAT's catalogs: look up, pick, search as one types, and the catalog pack with the three big ones. */
import { z } from 'zod';
import { fileContent, procedure } from './common.ts';

/** Catalogs in the repository: whole, always there. */
export const smallCatalogName = z.enum([
  'c_Aduana',
  'c_Estado',
  'c_Exportacion',
  'c_FormaPago',
  'c_Impuesto',
  'c_Localidad',
  'c_Meses',
  'c_MetodoPago',
  'c_Moneda',
  'c_Municipio',
  'c_ObjetoImp',
  'c_Pais',
  'c_PatenteAduanal',
  'c_Periodicidad',
  'c_RegimenFiscal',
  'c_TipoDeComprobante',
  'c_TipoFactor',
  'c_TipoRelacion',
  'c_UsoCFDI',
]);
/** Catalogs of the pack: partial until it is installed. */
export const bigCatalogName = z.enum(['c_ClaveProdServ', 'c_ClaveUnidad', 'c_CodigoPostal']);
export const catalogName = z.enum([...smallCatalogName.options, ...bigCatalogName.options]);
export type CatalogName = z.infer<typeof catalogName>;
export type BigCatalogName = z.infer<typeof bigCatalogName>;

const localDate = z.iso.date();

/** An entry as every catalog has it; `fields` are the columns of its own catalog, as SAT has them. */
export const catalogEntry = z.object({
  key: z.string(),
  texto: z.string(),
  /** First and last day in force; absent where SAT (or the source) states none. */
  vigenteDesde: localDate.optional(),
  vigenteHasta: localDate.optional(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).default({}),
});
export type CatalogEntryView = z.infer<typeof catalogEntry>;

/** Why a hit was found, best first: exact key, beginning of a key, description, similar words, forgiven typo, some of the words. */
export const catalogMatch = z.enum(['code', 'code-prefix', 'words', 'similar', 'typo', 'some-words']);
export const catalogHit = catalogEntry.extend({ match: catalogMatch });
export type CatalogHit = z.infer<typeof catalogHit>;

export const catalogSourceKind = z.enum(['starter', 'sat-workbook', 'phpcfdi', 'csv-folder']);

/** Entries of each big catalog. */
export const catalogCounts = z.object({ prodServ: z.int(), claveUnidad: z.int(), codigoPostal: z.int() });

/** What an import or a download is doing. `total` is absent while it is not known. */
export const catalogProgress = z.object({
  phase: z.enum(['connecting', 'downloading', 'checking', 'unpacking', 'reading', 'building', 'installing']),
  done: z.int(),
  total: z.int().optional(),
});
export type CatalogProgress = z.infer<typeof catalogProgress>;

export const catalogStatus = z.object({
  /** 'starter': no pack yet; 'damaged': the installed pack cannot be read and the starter set stands in. */
  state: z.enum(['installed', 'starter', 'damaged']),
  counts: catalogCounts,
  source: z.object({
    kind: catalogSourceKind,
    /** Day of the data as it or its publisher states it; absent where neither does. */
    date: localDate.optional(),
    /** File or address that it came from, without its folder. */
    name: z.string().optional(),
    url: z.string().optional(),
    /** SHA-256 of the file that was read, in hex; absent for a folder. */
    sha256: z.string().optional(),
    /** Whether the publisher's own checksum was compared; `false`: it could not be had. Absent for an import. */
    checksumCompared: z.boolean().optional(),
    /** Whether c_CodigoPostal is SAT's list; otherwise codes are suggestions and never rejected. */
    postalCodesAreSat: z.boolean(),
  }),
  installedAtUtc: z.string().optional(),
  /** What a reader should know: no pack, no date, no checksum compared. */
  notes: z.array(z.string()),
  /** Present while an import or a download runs. */
  activity: catalogProgress.optional(),
});
export type CatalogStatus = z.infer<typeof catalogStatus>;

export const catalogUpdate = z.object({
  /** 'unknown': the server says neither a date nor a version. */
  newer: z.enum(['yes', 'no', 'unknown']),
  url: z.string(),
  /** Day of the published file. */
  date: localDate.optional(),
  bytes: z.int().optional(),
});
export type CatalogUpdate = z.infer<typeof catalogUpdate>;

export const catalogsContract = {
  /**
   * Search as you type. An empty query gives the recent keys and then everyday ones.
   * `recent`: keys that this company used lately, the latest first.
   */
  search: procedure
    .input(
      z.strictObject({
        catalog: catalogName,
        query: z.string().max(200),
        limit: z.int().min(1).max(100).default(20),
        recent: z.array(z.string().max(12)).max(50).optional(),
      }),
    )
    .output(z.array(catalogHit)),
  /** 'not-verified': well formed, but the list at hand is partial. */
  get: procedure
    .input(z.strictObject({ catalog: catalogName, key: z.string().max(12) }))
    .output(z.object({ answer: z.enum(['found', 'unknown', 'not-verified']), entry: catalogEntry.optional() })),
  /** A whole small catalog, for pickers. `at`: only what is in force that day. */
  list: procedure
    .input(z.strictObject({ catalog: smallCatalogName, at: localDate.optional() }))
    .output(z.array(catalogEntry)),
  status: procedure.output(catalogStatus),
  /** A workbook or database that a person chose (the command line takes paths and folders too). */
  importFile: procedure.input(z.strictObject({ file: fileContent })).output(catalogStatus),
  /**
   * Downloads and installs the pack; `status` shows how far it is meanwhile. A broken download resumes. Where the
   * published checksum cannot be had it goes on all the same, and `checksumCompared` and `notes` say so.
   */
  download: procedure.output(catalogStatus),
  /** Stops the import or download that runs; what was downloaded stays for the next time. */
  cancel: procedure.output(catalogStatus),
  checkForUpdate: procedure.output(catalogUpdate),
};
