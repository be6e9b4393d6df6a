/** Received documents: listed, added up, shown, given back as they came; stored and taken away by an import. */
import { v7 as uuidv7 } from 'uuid';
import type { ReceivedDetail, ReceivedFilter, ReceivedRowView, ReceivedTotals } from '#contract/received.ts';
import type { Reader } from '#db/reader.ts';
import type { Db } from '#db/types.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { DocumentFacts } from '../cfdi-import/facts.ts';
import { toFindingView, type ImportFinding } from '../cfdi-import/finding.ts';
import { toPage } from '../paging.ts';
import { fileNameOf } from '../printing/file-name.ts';
import { withoutNulls } from '../records.ts';
import { unpackXml } from './codec.ts';
import { cursorKey, NEWEST, planPage, planTotals, toTotals, type ReceivedPage, type SumRow } from './list.ts';
import * as repository from './repository.ts';
import type { ReceivedRow } from './tables.ts';

export interface ReceivedDeps {
  readonly db: Db;
  readonly reader: Reader;
  readonly clock: Clock;
}

/** A document as an import hands it over. */
export interface NewReceived {
  readonly companyId: string;
  readonly role: ReceivedRow['role'];
  readonly importRunId: string;
  readonly facts: DocumentFacts;
  readonly findings: readonly ImportFinding[];
  readonly timbreSeal: ReceivedRow['timbreSeal'];
  readonly demo: boolean;
  readonly fingerprint: string;
  readonly file: repository.PackedFile;
}

type StoredRow = Omit<ReceivedRowView, 'doubtful' | 'demo'> & { readonly doubtful: number; readonly demo: number };

export type ReceivedService = ReturnType<typeof createReceivedService>;

export function createReceivedService({ db, reader, clock }: ReceivedDeps) {
  /** @throws CuadraError NOT_FOUND */
  function mustFind(id: string): ReceivedRow {
    const row = repository.findReceived(db, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'received.name', id } });
    return row;
  }

  /** @throws CuadraError RECEIVED_FILE_DAMAGED */
  function xmlOf(id: string): Buffer {
    const file = repository.findFile(db, id);
    if (file === undefined) throw new CuadraError('RECEIVED_FILE_DAMAGED');
    return unpackXml(file.content, file.certificate, file);
  }

  return {
    /** In the reading thread: a filter may pass through all of them. @throws CuadraError INPUT_INVALID */
    async list(page: ReceivedPage, signal?: AbortSignal): Promise<{ rows: ReceivedRowView[]; nextCursor?: string }> {
      const query = planPage(page);
      if (query === undefined) return { rows: [] };
      const rows = await reader.all<StoredRow>(query, { urgent: true, signal });
      const { sort = NEWEST, limit } = page;
      return toPage(
        rows,
        limit,
        (row) => cursorKey(row, sort),
        (row) => ({ ...withoutNulls(row), doubtful: row.doubtful === 1, demo: row.demo === 1 }) as ReceivedRowView,
      );
    },

    async totals(filter: ReceivedFilter, signal?: AbortSignal): Promise<ReceivedTotals> {
      const query = planTotals(filter);
      return toTotals(query === undefined ? [] : await reader.all<SumRow>(query, { signal }));
    },

    /** @throws CuadraError NOT_FOUND, RECEIVED_FILE_DAMAGED */
    get(id: string, locale: Locale): ReceivedDetail {
      const { searchKey: _key, fingerprint: _print, totalText: _total, sealTail: _tail, ...row } = mustFind(id);
      const { conceptos, cfdiRelacionados } = parseCfdi(xmlOf(id), { bom: 'skip' });
      return {
        ...withoutNulls(row),
        taxes: [...row.taxes],
        doubtful: row.findings.length > 0,
        findings: row.findings.map((finding) => toFindingView(finding, locale)),
        lines: conceptos.map(
          ({ claveProdServ, descripcion, cantidad, claveUnidad, valorUnitario, importe, descuento }) => ({
            ...{ claveProdServ, descripcion, cantidad, claveUnidad, valorUnitario, importe },
            ...(descuento === undefined ? {} : { descuento }),
          }),
        ),
        related: cfdiRelacionados.map(({ tipoRelacion, uuids }) => ({ tipoRelacion, uuids: [...uuids] })),
      };
    },

    /** The bytes as they came. @throws CuadraError NOT_FOUND, RECEIVED_FILE_DAMAGED */
    xmlFile(id: string): { name: string; base64: string } {
      const { serie, folio, uuid, issuerRfc } = mustFind(id);
      const facts = { serie: serie ?? '', folio: folio ?? '', rfc: issuerRfc, uuid, sealed: true };
      return { name: fileNameOf(facts, 'xml'), base64: xmlOf(id).toString('base64') };
    },

    findByUuid: repository.findByUuid,

    /** Stores a document in the caller's transaction and gives its id. */
    add(tx: Db, { facts, file, ...rest }: NewReceived): string {
      const at = clock.now().toISOString();
      const id = uuidv7();
      const row = { ...facts, ...rest, id, status: 'stamped' as const, createdAtUtc: at, updatedAtUtc: at, version: 1 };
      repository.insertReceived(tx, row, file);
      return id;
    },

    ofImport: repository.listOfImport,
    remove: repository.deleteReceived,
  };
}
