/** What choosing something fills in: a client its use, a corrected invoice its lines, a product its line. */
import type { Client } from '#contract/clients.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import { BLANK_GLOBAL, blankForm, blankLine, PUBLIC_RFC, type EditorForm, type FormLine } from './form.ts';
import { formLineOf } from './from-draft.ts';
import { taxesOf } from './taxes.ts';

/** The generic client whose invoices gather the sales of a period. */
const PUBLIC_NAME = 'PUBLICO EN GENERAL';

/** A fresh invoice, with what is usual: IVA in its lines, paid at once by transfer unless something else was lately. */
export function usualForm(formaPago = '03'): EditorForm {
  return blankForm({ formaPago, lines: [usualLine({})] });
}

export function usualLine(over: Partial<FormLine>): FormLine {
  return blankLine({ impuestos: taxesOf('iva16'), perfil: 'iva16', ...over });
}

/** @param today ISO day: a global invoice is usually of this month */
export function withClient(form: EditorForm, client: Client, today: string): Partial<EditorForm> {
  const uso = form.type === 'T' ? 'S01' : form.type === 'E' ? 'G02' : client.defaultUsoCfdi;
  const isPublic = client.rfc === PUBLIC_RFC && client.legalName.toUpperCase() === PUBLIC_NAME;
  const [anio = '', meses = ''] = today.split('-');
  return {
    clientId: client.id,
    clientName: client.legalName,
    usoCFDI: isPublic ? 'S01' : uso,
    global: isPublic && form.type === 'I' ? { periodicidad: '04', meses, anio } : BLANK_GLOBAL,
    ...(form.mailOn ? { mailTo: client.emails } : {}),
  };
}

/** A credit note of an invoice: its client, currency and lines, related as 01. */
export function withCorrected(form: EditorForm, invoice: InvoiceDetail, uuid: string): Partial<EditorForm> {
  const { draft } = invoice;
  const relacionados = [{ tipoRelacion: '01', uuids: [uuid.toLowerCase()] }];
  // One that was imported and that no draft can say: the relation is all there is to take from it.
  if (draft === undefined) return { usoCFDI: 'G02', metodoPago: 'PUE', relacionados };
  return {
    clientId: draft.clientId,
    clientName: invoice.receiverName,
    usoCFDI: 'G02',
    metodoPago: 'PUE',
    formaPago: draft.formaPago === undefined || draft.formaPago === '99' ? form.formaPago : draft.formaPago,
    moneda: draft.moneda,
    tipoCambio: draft.tipoCambio ?? '',
    relacionados,
    locales: draft.impuestosLocales.map(({ tipo, nombre, tasa, importe = '' }) => ({ tipo, nombre, tasa, importe })),
    lines: draft.lines.map(formLineOf),
  };
}
