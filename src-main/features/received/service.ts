/** Received documents: listed, added up, shown, given back as they came; stored and taken away by an import. */
import { v7 as uuidv7 } from 'uuid';
import type { SatState } from '#contract/sat-status.ts';
import type { ReceivedDetail, ReceivedFilter, ReceivedRowView, ReceivedTotals } from '#contract/received.ts';
import type { Reader } from '#db/reader.ts';
import type { Db } from '#db/types.ts';
import type { Concepto } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { instantOfFecha } from '#domain/time/zone.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
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

type StoredRow = Omit<ReceivedRowView, 'doubtful' | 'demo' | 'satStatus'> & {
  readonly doubtful: number;
  readonly demo: number;
  readonly satState: SatState | null;
  readonly satCheckedAtUtc: string | null;
};

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
      return toPage(rows, limit, (row) => cursorKey(row, sort), toRow);
    },

    async totals(filter: ReceivedFilter, signal?: AbortSignal): Promise<ReceivedTotals> {
      const query = planTotals(filter);
      return toTotals(query === undefined ? [] : await reader.all<SumRow>(query, { signal }));
    },

    /** @throws CuadraError NOT_FOUND, RECEIVED_FILE_DAMAGED */
    get(id: string, locale: Locale): ReceivedDetail {
      const { searchKey: _key, fingerprint: _print, totalText: _total, sealTail: _tail, ...row } = mustFind(id);
      const { satState, satCheckedAtUtc, stampedAtUtc: _at, ...said } = row;
      const { conceptos, cfdiRelacionados } = parseCfdi(xmlOf(id), { bom: 'skip' });
      return {
        ...withoutNulls(said),
        ...satBrief(satState, satCheckedAtUtc),
        taxes: [...row.taxes],
        doubtful: row.findings.length > 0,
        findings: row.findings.map((finding) => toFindingView(finding, locale)),
        lines: conceptos.map(lineOf),
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
      const unasked = { satState: null, satCheckedAtUtc: null };
      const dates = { stampedAtUtc: stampMoment(facts.stampedAt, at), createdAtUtc: at, updatedAtUtc: at };
      repository.insertReceived(
        tx,
        { ...facts, ...rest, ...dates, ...unasked, id, status: 'stamped', version: 1 },
        file,
      );
      return id;
    },

    ofImport: repository.listOfImport,
    remove: repository.deleteReceived,
  };
}

/** Timbres are dated by the clock of central Mexico; one that is no date counts as of now, which the import has said. */
function stampMoment(stampedAt: string, nowUtc: string): string {
  try {
    return instantOfFecha(stampedAt, 'America/Mexico_City').toISOString();
  } catch (error) {
    if (!isCuadraError(error, 'FECHA_MALFORMED')) throw error;
    return nowUtc;
  }
}

function toRow({ satState, satCheckedAtUtc, doubtful, demo, ...row }: StoredRow): ReceivedRowView {
  const flags = { doubtful: doubtful === 1, demo: demo === 1 };
  return { ...withoutNulls(row), ...flags, ...satBrief(satState, satCheckedAtUtc) };
}

function satBrief(state: SatState | null, checkedAtUtc: string | null): Pick<ReceivedRowView, 'satStatus'> {
  return state === null || checkedAtUtc === null ? {} : { satStatus: { state, checkedAtUtc } };
}

function lineOf(c: Concepto): ReceivedDetail['lines'][number] {
  const { claveProdServ, descripcion, cantidad, claveUnidad, valorUnitario, importe, descuento } = c;
  const line = { claveProdServ, descripcion, cantidad, claveUnidad, valorUnitario, importe };
  return descuento === undefined ? line : { ...line, descuento };
}
