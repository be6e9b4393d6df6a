/** Reads a Constancia de Situación Fiscal and says what a person should look at in it. */
import type { ConstanciaView } from '#contract/constancia.ts';
import type { Constancia } from '#domain/constancia/parse.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale, MessageParams } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import { toRecordFinding, type RawFinding } from '../findings.ts';
import { inWorker } from '../in-worker.ts';

export interface ConstanciaRequest {
  readonly file: { readonly name: string; readonly base64: string };
  readonly companyId?: string | undefined;
  readonly clientId?: string | undefined;
}

export interface ConstanciaDeps {
  readonly clock: Clock;
  /** Clients of the company with the same RFC. */
  readonly doubles: (
    companyId: string,
    fields: { readonly rfc: string; readonly legalName: string },
    ownId?: string,
  ) => RawFinding[];
  readonly read?: (bytes: Uint8Array, name: string) => Promise<Constancia>;
}

export type ConstanciaService = ReturnType<typeof createConstanciaService>;

const TIMEOUT_MS = 20_000;
const HEAP_MB = 512;
/** SAT's own have a fifth of a megabyte; scans of many pages are larger, and of no use. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Days after which a constancia is worth asking for again. */
const FRESH_DAYS = 90;
const DAY_MS = 86_400_000;

export function createConstanciaService({ clock, doubles, read = readInWorker }: ConstanciaDeps) {
  return {
    /**
     * @throws CuadraError CONSTANCIA_NOT_PDF, CONSTANCIA_ENCRYPTED, CONSTANCIA_SCANNED, CONSTANCIA_OTHER_DOCUMENT,
     *   CONSTANCIA_NO_RFC, CONSTANCIA_TOO_LARGE, CONSTANCIA_UNREADABLE
     */
    async read({ file, companyId, clientId }: ConstanciaRequest, locale: Locale): Promise<ConstanciaView> {
      const bytes = Buffer.from(file.base64, 'base64');
      if (bytes.length > MOST_BYTES) throw new CuadraError('CONSTANCIA_TOO_LARGE', { params: { name: file.name } });
      const found = await read(bytes, file.name);
      const { rfc, legalName } = found;
      const findings = [
        ...judge(found, clock.now()),
        ...(companyId === undefined ? [] : doubles(companyId, { rfc, legalName }, clientId)),
      ];
      return {
        ...found,
        regimes: [...found.regimes],
        findings: findings.map((finding) => toRecordFinding(finding, locale)),
      };
    },
  };
}

function readInWorker(bytes: Uint8Array, name: string): Promise<Constancia> {
  const failed = (detail: string, cause?: unknown): CuadraError =>
    new CuadraError('CONSTANCIA_UNREADABLE', { params: { name, detail }, cause });
  const url = new URL('./worker.ts', import.meta.url);
  return inWorker(url, { bytes, name }, { timeoutMs: TIMEOUT_MS, heapMb: HEAP_MB, failed });
}

type Code =
  | 'CSF-SIN-NOMBRE'
  | 'CSF-NOMBRE-ILEGIBLE'
  | 'CSF-SIN-CP'
  | 'CSF-SIN-REGIMEN'
  | 'CSF-REGIMEN-DESCONOCIDO'
  | 'CSF-VARIOS-REGIMENES'
  | 'CSF-ESTATUS'
  | 'CSF-ANTIGUA';

function judge({ legalName, postalCode, regimes, status, issuedAt }: Constancia, now: Date): RawFinding[] {
  const findings: RawFinding[] = [];
  const warn = (code: Code, field: string, params: MessageParams = {}): void => {
    findings.push({ code, severity: 'warning', field, messageKey: `constancia.check.${code}`, params });
  };
  if (legalName === '') warn('CSF-SIN-NOMBRE', 'legalName');
  else if (legalName.includes('\uFFFD')) warn('CSF-NOMBRE-ILEGIBLE', 'legalName', { value: legalName });
  if (postalCode === undefined) warn('CSF-SIN-CP', 'postalCode');
  if (regimes.length === 0) warn('CSF-SIN-REGIMEN', 'regimenFiscal');
  if (regimes.length > 1) warn('CSF-VARIOS-REGIMENES', 'regimenFiscal', { number: regimes.length });
  for (const { clave, name } of regimes) {
    if (clave === undefined) warn('CSF-REGIMEN-DESCONOCIDO', 'regimenFiscal', { value: name });
  }
  if (status !== undefined && !/^(?:RE)?ACTIV(?:O|ADO)\b/i.test(status))
    warn('CSF-ESTATUS', 'status', { value: status });
  if (issuedAt !== undefined && now.getTime() - Date.parse(issuedAt) > FRESH_DAYS * DAY_MS) {
    warn('CSF-ANTIGUA', 'issuedAt', { date: issuedAt });
  }
  return findings;
}
