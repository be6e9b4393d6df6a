/** A client as its form has it, and as the contract takes it. */
import type { Client, ClientCheck, ClientInput } from '#contract/clients.ts';
import { tidyRfc } from '../companies/taxpayer.ts';

export const PUBLIC_RFC = 'XAXX010101000';
export const FOREIGN_RFC = 'XEXX010101000';
const RFC_FORM = /^[A-Z&Ñ]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{2}[\dA]$/;
/** As the contract takes them (zod's own form of an address). */
const EMAIL_FORM = /^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

export interface ClientValues extends Record<string, unknown> {
  /** What the record was when the form began; 0 for a new one. */
  version: number;
  rfc: string;
  legalName: string;
  regimenFiscal: string;
  postalCode: string;
  defaultUsoCfdi: string;
  emails: string[];
  residenciaFiscal: string;
  numRegIdTrib: string;
  notes: string;
}

export type ClientField = Exclude<keyof ClientValues & string, 'version'>;

/** What most clients ask for. */
const USUAL_USO = 'G03';

export function valuesOf(client: Client | undefined): ClientValues {
  return {
    version: client?.version ?? 0,
    rfc: client?.rfc ?? '',
    legalName: client?.legalName ?? '',
    regimenFiscal: client?.regimenFiscal ?? '',
    postalCode: client?.postalCode ?? '',
    defaultUsoCfdi: client?.defaultUsoCfdi ?? USUAL_USO,
    emails: client?.emails ?? [],
    residenciaFiscal: client?.residenciaFiscal ?? '',
    numRegIdTrib: client?.numRegIdTrib ?? '',
    notes: client?.notes ?? '',
  };
}

export function isForeign({ rfc }: Pick<ClientValues, 'rfc'>): boolean {
  return tidyRfc(rfc) === FOREIGN_RFC;
}

/** The fields that have not the form in which they can be kept at all. */
export function wrongFields(values: ClientValues): ClientField[] {
  const { rfc, legalName, regimenFiscal, postalCode, defaultUsoCfdi } = values;
  const wrong: ClientField[] = [];
  if (!RFC_FORM.test(tidyRfc(rfc))) wrong.push('rfc');
  if (legalName.trim() === '') wrong.push('legalName');
  if (regimenFiscal === '') wrong.push('regimenFiscal');
  if (!/^\d{5}$/.test(postalCode.trim())) wrong.push('postalCode');
  if (defaultUsoCfdi === '') wrong.push('defaultUsoCfdi');
  if (wrongEmail(values) !== undefined) wrong.push('emails');
  return wrong;
}

export function wrongEmail({ emails }: Pick<ClientValues, 'emails'>): string | undefined {
  return emails.find((email) => !EMAIL_FORM.test(email));
}

/** Only what was written is judged: a form that is being filled in is not wrong for being unfinished. */
export function checkOf(values: ClientValues, companyId: string, clientId: string | undefined): ClientCheck {
  const { rfc, legalName, regimenFiscal, postalCode, defaultUsoCfdi, residenciaFiscal, numRegIdTrib } = values;
  const abroad = isForeign(values) ? { residenciaFiscal, numRegIdTrib } : {};
  const said = { rfc: rfc.trim(), legalName, regimenFiscal, postalCode: postalCode.trim(), defaultUsoCfdi, ...abroad };
  const written = Object.entries(said).filter(([, value]) => value !== '');
  return { companyId, ...(clientId === undefined ? {} : { clientId }), ...Object.fromEntries(written) };
}

type Said = Omit<ClientInput, 'companyId' | 'residenciaFiscal' | 'numRegIdTrib' | 'notes'> & {
  readonly options: Record<'residenciaFiscal' | 'numRegIdTrib' | 'notes', string>;
};

/** Tidied as it is kept; a residence abroad only where the RFC says so. */
export function saidOfValues(values: ClientValues): Said {
  const foreign = isForeign(values);
  return {
    rfc: tidyRfc(values.rfc),
    legalName: values.legalName.trim(),
    regimenFiscal: values.regimenFiscal,
    postalCode: values.postalCode.trim(),
    defaultUsoCfdi: values.defaultUsoCfdi,
    emails: values.emails,
    options: {
      residenciaFiscal: foreign ? values.residenciaFiscal : '',
      numRegIdTrib: foreign ? values.numRegIdTrib.trim() : '',
      notes: values.notes.trim(),
    },
  };
}

/** What a generic RFC brings along: it has no constancia to copy from. */
export function genericValues(kind: 'public' | 'foreign', companyPostalCode: string): Partial<ClientValues> {
  return {
    rfc: kind === 'public' ? PUBLIC_RFC : FOREIGN_RFC,
    ...(kind === 'public' ? { legalName: 'PUBLICO EN GENERAL' } : {}),
    regimenFiscal: '616',
    postalCode: companyPostalCode,
    defaultUsoCfdi: 'S01',
  };
}
