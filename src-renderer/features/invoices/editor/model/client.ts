/** What an invoice needs of a client, as it is typed or as a Constancia has it. */
import type { ClientInput } from '#contract/clients.ts';
import type { ConstanciaView } from '#contract/constancia.ts';

export interface ClientFields {
  readonly rfc: string;
  readonly legalName: string;
  readonly regimenFiscal: string;
  readonly postalCode: string;
  readonly defaultUsoCfdi: string;
  readonly emails: readonly string[];
}

const LIKE_RFC = /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/;

/** @param text a name or an RFC */
export function blankClient(text: string): ClientFields {
  const typed = text.trim().toUpperCase();
  const isRfc = LIKE_RFC.test(typed);
  return {
    rfc: isRfc ? typed : '',
    legalName: isRfc ? '' : typed,
    regimenFiscal: '',
    postalCode: '',
    defaultUsoCfdi: 'G03',
    emails: [],
  };
}

/** What the Constancia says goes over what was typed; what it does not say stays. */
export function withConstancia(fields: ClientFields, read: ConstanciaView): ClientFields {
  const regimen = read.regimes.find(({ clave }) => clave !== undefined)?.clave;
  return {
    ...fields,
    rfc: read.rfc,
    legalName: read.legalName,
    regimenFiscal: regimen ?? fields.regimenFiscal,
    postalCode: read.postalCode ?? fields.postalCode,
  };
}

export function clientOf(fields: ClientFields, companyId: string): ClientInput {
  return { companyId, ...fields, emails: [...fields.emails] };
}
