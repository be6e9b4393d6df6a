/** Columns of a list of clients, and the headers under which other programs have them. */
import { CLIENT_IMPORT_FIELDS, type ClientImportField } from '#contract/clients.ts';
import type { ImportField } from '../imports/types.ts';

type Facts = Pick<ImportField<ClientImportField>, 'required' | 'headers' | 'example'>;

const FACTS: Readonly<Record<ClientImportField, Facts>> = {
  rfc: {
    required: true,
    headers: ['RFC', 'RFC receptor', 'RFC cliente', 'Registro Federal de Contribuyentes', 'Tax ID', 'TaxId'],
    example: 'URE180429TM6',
  },
  legalName: {
    required: true,
    headers: [
      'Razón social',
      'Denominación o razón social',
      'Denominación/Razón social',
      'Razón social/Nombre',
      'Nombre o razón social',
      'Nombre/Razón social',
      'Nombre fiscal',
      'Nombre receptor',
      'Nombre del cliente',
      'Nombre',
      'Cliente',
      'Legal name',
      'Company name',
      'Business name',
      'Name',
      'Customer',
    ],
    example: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
  },
  regimenFiscal: {
    required: true,
    headers: ['Régimen fiscal', 'Régimen', 'Clave régimen', 'Régimen fiscal receptor', 'Tax regime', 'Regime'],
    example: '601',
  },
  postalCode: {
    required: true,
    headers: [
      'CP',
      'C.P.',
      'Código postal',
      'Código postal fiscal',
      'CP fiscal',
      'Cód. postal',
      'Domicilio fiscal receptor',
      'Domicilio fiscal',
      'Zip',
      'Zip code',
      'Postal code',
    ],
    example: '86991',
  },
  defaultUsoCfdi: {
    required: false,
    headers: ['Uso CFDI', 'Uso de CFDI', 'Uso del CFDI', 'Uso', 'Clave uso CFDI', 'CFDI use'],
    example: 'G03',
  },
  emails: {
    required: false,
    headers: ['Correo(s)', 'Correo electrónico', 'Correos electrónicos', 'Correo', 'Email', 'E-mail', 'Mail', 'Emails'],
    example: 'pagos@ejemplo.mx; compras@ejemplo.mx',
  },
  residenciaFiscal: {
    required: false,
    headers: ['Residencia fiscal', 'País de residencia', 'País', 'Country'],
    example: '',
  },
  numRegIdTrib: {
    required: false,
    headers: ['NumRegIdTrib', 'Núm. reg. id. trib.', 'Número de registro de identidad tributaria', 'Foreign tax ID'],
    example: '',
  },
  notes: {
    required: false,
    headers: ['Notas', 'Observaciones', 'Comentarios', 'Notes', 'Comments'],
    example: '',
  },
};

export const clientImportFields: readonly ImportField<ClientImportField>[] = CLIENT_IMPORT_FIELDS.map((field) => {
  const { required, headers, example } = FACTS[field];
  return { field, label: `clients.import.${field}`, required, headers, example };
});

/** They begin like a field and are something else. */
export const otherClientHeaders = ['Nombre comercial', 'Nombre corto', 'Nombre de contacto', 'Nombre contacto'];
