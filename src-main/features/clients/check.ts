/** What SAT would refuse, or a person should look at, in a client's data: asked with every change of a form. */
import type { ClientCheck } from '#contract/clients.ts';
import type { RecordFinding } from '#contract/findings.ts';
import type { Db } from '#db/types.ts';
import { CODIGO_POSTAL_FORM, isEntry, type BigCatalogs } from '#domain/catalogs/index.ts';
import { fold } from '#domain/catalogs/search/fold.ts';
import { judgeReceptor, type PartIssuer } from '#domain/cfdi/validation/parts.ts';
import type { Finding } from '#domain/cfdi/validation/index.ts';
import { isGenericRfc, normalizeRfc, parseRfc } from '#domain/rfc/rfc.ts';
import type { Locale, MessageParams } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import { fromRule, toRecordFinding, type RawFinding } from '../findings.ts';
import { findClientsByRfc } from './repository.ts';

export interface ClientCheckDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly catalogs: () => BigCatalogs;
  readonly companyOf: (companyId: string) => PartIssuer;
}

export type ClientFields = Omit<ClientCheck, 'companyId' | 'clientId'>;
export type ClientChecks = ReturnType<typeof createClientChecks>;

/** Attribute of the Receptor and the client's field. */
const FIELDS: Readonly<Record<string, keyof ClientFields>> = {
  rfc: 'rfc',
  nombre: 'legalName',
  domicilioFiscalReceptor: 'postalCode',
  regimenFiscalReceptor: 'regimenFiscal',
  usoCFDI: 'defaultUsoCfdi',
  residenciaFiscal: 'residenciaFiscal',
  numRegIdTrib: 'numRegIdTrib',
};

export function createClientChecks({ db, clock, catalogs, companyOf }: ClientCheckDeps) {
  /** Judges fields against the rules alone; what is absent or blank is not judged. */
  function judge(fields: ClientFields, issuer: PartIssuer): RawFinding[] {
    const said = withoutBlanks(fields);
    const { rfc, postalCode, legalName } = said;
    const formed = rfc !== undefined && parseRfc(rfc) !== undefined;
    const postalFormed = postalCode !== undefined && CODIGO_POSTAL_FORM.test(postalCode);
    const part = {
      rfc: formed ? rfc : undefined,
      nombre: legalName,
      domicilioFiscalReceptor: postalFormed ? postalCode : undefined,
      regimenFiscalReceptor: said.regimenFiscal,
      usoCFDI: said.defaultUsoCfdi,
      residenciaFiscal: said.residenciaFiscal,
      numRegIdTrib: said.numRegIdTrib,
    };
    const at = clock.now();
    const fromRules = judgeReceptor(part, { at, catalogs: catalogs(), issuer }).map((finding) =>
      fromRule(finding, FIELDS[finding.field] ?? finding.field, suggesting(suggestionOf(finding))),
    );
    return [
      ...(rfc === undefined || formed ? [] : [malformedRfc(rfc)]),
      ...fromRules,
      ...(legalName === undefined ? [] : accents(legalName)),
      ...(postalCode === undefined ? [] : postal(postalCode, postalFormed, at)),
    ];
  }

  function postal(value: string, formed: boolean, at: Date): RawFinding[] {
    if (!formed) return [own('CP-FORMA', 'error', 'postalCode', { value })];
    const answer = catalogs().codigoPostal(value);
    // As in the rules for LugarExpedicion: stamped documents carry codes that every list at hand lacks.
    const over = isEntry(answer) && answer.vigenteHasta !== undefined && answer.vigenteHasta < at.toISOString();
    return answer === 'unknown' || over ? [own('CP-DESCONOCIDO', 'warning', 'postalCode', { value })] : [];
  }

  /** Clients of the company with the same RFC; the generic ones are many people's, told apart by name. */
  function doubles(companyId: string, { rfc, legalName }: ClientFields, ownId?: string): RawFinding[] {
    if (rfc === undefined) return [];
    return findClientsByRfc(db, companyId, rfc)
      .filter((other) => other.id !== ownId)
      .filter((other) => !isGenericRfc(rfc) || fold(other.legalName) === fold(legalName?.trim() ?? ''))
      .slice(0, 3)
      .map((other) => {
        const archived = other.archivedAtUtc !== null;
        const code = archived ? 'CLIENTE-ARCHIVADO' : 'CLIENTE-REPETIDO';
        const record = { id: other.id, name: other.legalName, archived };
        return own(code, 'warning', 'rfc', { rfc, name: other.legalName }, { record });
      });
  }

  return {
    judge,
    doubles,

    check({ companyId, clientId, ...fields }: ClientCheck, locale: Locale): RecordFinding[] {
      const findings = [...judge(fields, companyOf(companyId)), ...doubles(companyId, fields, clientId)];
      return findings.map((finding) => toRecordFinding(finding, locale));
    },
  };
}

type OwnCode =
  | 'RFC-FORMA'
  | 'NOMBRE-ACENTOS'
  | 'CP-FORMA'
  | 'CP-DESCONOCIDO'
  | 'CLIENTE-REPETIDO'
  | 'CLIENTE-ARCHIVADO';

function own(
  code: OwnCode,
  severity: RawFinding['severity'],
  field: keyof ClientFields,
  params: MessageParams,
  more: Pick<RawFinding, 'suggestion' | 'record'> = {},
): RawFinding {
  return { code, severity, field, messageKey: `clients.check.${code}`, params, ...more };
}

function withoutBlanks(fields: ClientFields): ClientFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function malformedRfc(value: string): RawFinding {
  const normal = normalizeRfc(value);
  return own('RFC-FORMA', 'error', 'rfc', { value }, suggesting(parseRfc(normal) === undefined ? undefined : normal));
}

/** SAT registers names without accents (ñ and Ü stay letters of their own). */
function accents(name: string): RawFinding[] {
  const plain = withoutAccents(name);
  return plain === name
    ? []
    : [own('NOMBRE-ACENTOS', 'warning', 'legalName', { value: name, expected: plain }, { suggestion: plain })];
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([aeiou])\u0301/giu, '$1')
    .normalize('NFC');
}

/** What would settle a finding of the rules, where the rule says it. */
function suggestionOf({ code, params }: Finding): string | undefined {
  if (code === 'NOMBRE-ESPACIOS') return String(params['value']).trim().replaceAll(/\s+/g, ' ');
  if (code === 'GENERICO-REGIMEN') return '616';
  if (code === 'GENERICO-USO') return 'S01';
  return SAY_EXPECTED.has(code) ? String(params['expected']) : undefined;
}

/** Rules whose `expected` is the whole value to write. */
const SAY_EXPECTED: ReadonlySet<string> = new Set(['NOMBRE-MINUSCULAS', 'NOMBRE-REGIMEN-CAPITAL', 'CFDI40149']);

function suggesting(suggestion: string | undefined): Pick<RawFinding, 'suggestion'> {
  return suggestion === undefined ? {} : { suggestion };
}
