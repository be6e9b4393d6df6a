/** What a row of a spreadsheet would do to the clients of a company. */
import { z } from 'zod';
import { clientInput, type ClientImportField } from '#contract/clients.ts';
import type { Db } from '#db/types.ts';
import { lookup, list } from '#domain/catalogs/index.ts';
import { regimenByName } from '#domain/catalogs/regimen-by-name.ts';
import { fold } from '#domain/catalogs/search/fold.ts';
import type { PartIssuer } from '#domain/cfdi/validation/parts.ts';
import { isGenericRfc, normalizeRfc } from '#domain/rfc/rfc.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { MessageKey, MessageParams } from '#i18n/index.ts';
import type { RawFinding } from '../findings.ts';
import { missing, unreadable } from '../imports/plan.ts';
import type { Cells, ImportKind, RowAction, RowPlan } from '../imports/types.ts';
import { emailsOf, leadingKey, postalCodeOf } from '../tabular/values.ts';
import type { ClientChecks } from './check.ts';
import { clientImportFields, otherClientHeaders } from './import-fields.ts';
import { findClient, findClientsByRfc } from './repository.ts';
import type { ClientsService } from './service.ts';
import type { ClientRow } from './tables.ts';

export interface ClientImportDeps {
  readonly db: Db;
  readonly service: ClientsService;
  readonly checks: ClientChecks;
  readonly companyOf: (companyId: string) => PartIssuer;
}

type Said = Partial<Omit<z.output<typeof clientInput>, 'companyId'>>;

/** What the contract asks of each value, one by one. */
const shape = clientInput.shape;

export function clientImport({ db, service, checks, companyOf }: ClientImportDeps): ImportKind<ClientImportField> {
  return {
    kind: 'client',
    fields: clientImportFields,
    otherHeaders: otherClientHeaders,
    template: 'clients.import.template',
    planner: (companyId, mode) => {
      const issuer = companyOf(companyId);
      return (cells) => planClient(cells, companyId, issuer, mode);
    },
    undo: {
      find: (tx, id) => {
        const row = findClient(tx, id);
        return row === undefined ? undefined : { version: row.version, name: row.legalName };
      },
      archive: (tx, id, version, actor) => void service.archive(id, version, actor, tx),
      restore: (tx, id, version, before, actor) => void service.revert(id, version, before, actor, tx),
    },
  };

  function planClient(
    cells: Cells<ClientImportField>,
    companyId: string,
    issuer: PartIssuer,
    mode: 'create' | 'createAndUpdate',
  ): RowPlan {
    const { said, findings } = read(cells);
    const { rfc = '' } = said;
    const values = shown(cells, said);
    const key = rfc === '' ? undefined : isGenericRfc(rfc) ? `${rfc} ${fold(said.legalName ?? '')}` : rfc;
    const finish = (action: RowAction, more: readonly RawFinding[]): RowPlan => {
      const all = [...findings, ...more];
      const refused = all.some(({ severity }) => severity === 'error');
      return { values, key, findings: all, action: refused ? { kind: 'skip', reason: 'invalid' } : action };
    };
    const match = rfc === '' ? undefined : matching(db, companyId, rfc, said.legalName);
    if (match === 'several') {
      const number = findClientsByRfc(db, companyId, rfc).length;
      return finish({ kind: 'skip', reason: 'invalid' }, [own('VARIOS-CLIENTES', 'error', 'rfc', { rfc, number })]);
    }
    if (match !== undefined) return finish(...planUpdate(match, said, issuer, mode));
    const assumed = assumptions(said, cells, issuer);
    const complete = { ...assumed.values, ...said };
    const absent = clientImportFields
      .filter(({ field, required }) => required && complete[field] === undefined && cells[field] === undefined)
      .map(({ field, label }) => missing(field, label));
    const judged = checks.judge(textsOf(complete), issuer);
    const create: RowAction = {
      kind: 'create',
      create: (tx, actor) => {
        if (matching(tx, companyId, rfc, said.legalName) !== undefined) {
          throw new CuadraError('IMPORT_CHANGED_MEANWHILE', { retriable: true });
        }
        return service.create(clientInput.parse({ ...complete, companyId }), actor, tx);
      },
    };
    return finish(create, [...absent, ...assumed.findings, ...judged]);
  }

  function planUpdate(
    match: ClientRow,
    said: Said,
    issuer: PartIssuer,
    mode: 'create' | 'createAndUpdate',
  ): [RowAction, RawFinding[]] {
    const { id, version } = match;
    if (mode === 'create') return [{ kind: 'skip', reason: 'exists', recordId: id }, []];
    const changes = changesOf(match, said);
    const archived = match.archivedAtUtc !== null;
    if (Object.keys(changes).length === 0 && !archived) {
      return [{ kind: 'skip', reason: 'unchanged', recordId: id }, []];
    }
    // Of what the file does not say it is no judge.
    const judged = checks
      .judge({ ...textsOf(withoutNull(match)), ...textsOf(said) }, issuer)
      .filter(({ field }) => field in said);
    const before = Object.fromEntries(Object.keys(changes).map((field) => [field, match[field as keyof ClientRow]]));
    const action: RowAction = {
      kind: 'update',
      recordId: id,
      version,
      before: archived ? { ...before, archivedAtUtc: match.archivedAtUtc } : before,
      update: (tx, actor) => {
        const current = archived ? service.restore(id, version, actor, tx) : { id, version };
        if (Object.keys(changes).length === 0) return current;
        return service.update({ ...changes, id, version: current.version }, actor, tx);
      },
    };
    return [action, archived ? [...judged, restored(match)] : judged];
  }
}

/** The client that a row means; the generic RFCs are many people's and go by name. */
function matching(db: Db, companyId: string, rfc: string, name: string | undefined): ClientRow | 'several' | undefined {
  const all = findClientsByRfc(db, companyId, rfc);
  const named = all.filter((row) => name !== undefined && fold(row.legalName) === fold(name));
  if (isGenericRfc(rfc)) return inUseFirst(named)[0];
  const [first, second] = inUseFirst(all);
  if (first === undefined || second === undefined || second.archivedAtUtc !== null) return first;
  return inUseFirst(named)[0] ?? 'several';
}

function inUseFirst(rows: readonly ClientRow[]): ClientRow[] {
  return rows.toSorted((a, b) => Number(a.archivedAtUtc !== null) - Number(b.archivedAtUtc !== null));
}

/** Cells as values; what cannot be one is a finding. */
function read(cells: Cells<ClientImportField>): { said: Said; findings: RawFinding[] } {
  const findings: RawFinding[] = [];
  const said: Record<string, unknown> = {};
  for (const { field, label } of clientImportFields) {
    const cell = cells[field];
    if (cell === undefined) continue;
    if (field === 'emails') {
      const mails = emailsOf(cell);
      const wrong = mails.filter((mail) => !z.email().safeParse(mail).success);
      for (const value of wrong) findings.push(own('CORREO-FORMA', 'error', 'emails', { value: value.slice(0, 100) }));
      if (wrong.length === 0 && mails.length > 0) said['emails'] = mails.slice(0, 20);
      continue;
    }
    const parsed = shape[field].safeParse(valueOf(field, cell));
    if (parsed.success) said[field] = parsed.data;
    else findings.push(unreadable(field, label, cell));
  }
  return { said, findings };
}

function valueOf(field: Exclude<ClientImportField, 'emails'>, cell: string): string {
  switch (field) {
    case 'rfc':
      return normalizeRfc(cell);
    case 'postalCode':
      return postalCodeOf(cell);
    case 'regimenFiscal':
      return leadingKey(cell, /^\d{3}$/) ?? regimenByName(cell) ?? cell;
    case 'defaultUsoCfdi':
      return leadingKey(cell, /^[A-Z]{1,2}\d{2}$/) ?? usoByName(cell) ?? cell;
    case 'residenciaFiscal':
      return leadingKey(cell, /^[A-Z]{3}$/) ?? cell;
    case 'legalName':
    case 'numRegIdTrib':
    case 'notes':
      break;
  }
  return cell;
}

function usoByName(name: string): string | undefined {
  const plain = (text: string): string => fold(text).replace(/\.$/, '').trim();
  return list('c_UsoCFDI').find(({ texto }) => plain(texto) === plain(name))?.key;
}

/** What a new client has where the file does not say it; each is shown. A cell that cannot be read says something. */
function assumptions({ rfc, regimenFiscal }: Said, cells: Cells<ClientImportField>, issuer: PartIssuer) {
  const values: Said = {};
  const findings: RawFinding[] = [];
  const generic = rfc !== undefined && isGenericRfc(rfc);
  if (cells.defaultUsoCfdi === undefined && regimenFiscal !== undefined) {
    const general = lookup('c_UsoCFDI', 'G03')?.regimenes.has(regimenFiscal) === true;
    values.defaultUsoCfdi = general && !generic ? 'G03' : 'S01';
    findings.push(own('USO-SUPUESTO', 'warning', 'defaultUsoCfdi', { value: values.defaultUsoCfdi }));
  }
  if (cells.postalCode === undefined && generic) {
    values.postalCode = issuer.postalCode;
    findings.push(own('CP-SUPUESTO', 'warning', 'postalCode', { value: issuer.postalCode }));
  }
  return { values, findings };
}

function changesOf(row: ClientRow, said: Said): Said {
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => {
      const now: unknown = row[field as keyof ClientRow];
      return JSON.stringify(now) !== JSON.stringify(value);
    }),
  );
}

/** The fields that the rules judge. */
function textsOf({ rfc, legalName, regimenFiscal, postalCode, defaultUsoCfdi, residenciaFiscal, numRegIdTrib }: Said) {
  const texts = { rfc, legalName, regimenFiscal, postalCode, defaultUsoCfdi, residenciaFiscal, numRegIdTrib };
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
}

/** A stored client as a row would say it. */
function withoutNull(row: ClientRow): Said {
  return {
    ...row,
    residenciaFiscal: row.residenciaFiscal ?? undefined,
    numRegIdTrib: row.numRegIdTrib ?? undefined,
    notes: row.notes ?? undefined,
  };
}

function shown(cells: Cells<ClientImportField>, said: Said): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { field } of clientImportFields) {
    const value = said[field] ?? cells[field];
    if (value !== undefined) values[field] = Array.isArray(value) ? value.join(', ') : value;
  }
  return values;
}

type OwnCode = 'CORREO-FORMA' | 'USO-SUPUESTO' | 'CP-SUPUESTO' | 'VARIOS-CLIENTES';

function own(
  code: OwnCode,
  severity: RawFinding['severity'],
  field: ClientImportField,
  params: MessageParams,
): RawFinding {
  const messageKey: MessageKey = `clients.import.${code}`;
  return { code, severity, field, messageKey, params };
}

function restored({ id, legalName, rfc }: ClientRow): RawFinding {
  return {
    code: 'CLIENTE-ARCHIVADO',
    severity: 'warning',
    field: 'rfc',
    messageKey: 'imports.check.ARCHIVADO',
    params: { name: legalName, rfc },
    record: { id, name: legalName, archived: true },
  };
}
