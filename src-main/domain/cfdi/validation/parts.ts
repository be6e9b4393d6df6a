/**
 * Judging a part before there is a document: a receptor or a product as it is written down. The rules are those
 * of the validation, over a document that has nothing but the part.
 */
import type { Comprobante, Concepto, Receptor } from '../model.ts';
import { applyRules } from './index.ts';
import type { Rule } from './rule.ts';
import * as concepto from './rules/concepto.ts';
import * as impuestos from './rules/concepto-impuestos.ts';
import * as extranjero from './rules/extranjero.ts';
import * as personas from './rules/personas.ts';
import * as receptor from './rules/receptor.ts';
import type { Finding, ValidationContext } from './types.ts';

/** Who would issue; the generic RFCs live where the document is issued. */
export interface PartIssuer {
  readonly rfc: string;
  readonly legalName: string;
  readonly regimenFiscal: string;
  readonly postalCode: string;
}

export type PartContext = Pick<ValidationContext, 'at' | 'catalogs'> & { readonly issuer: PartIssuer };

type ReceptorPart = { readonly [K in keyof Receptor]?: Receptor[K] | undefined };

/** Each rule with the attributes that it needs to say anything. */
const RECEPTOR_RULES: readonly (readonly [Rule, ...(keyof Receptor)[]])[] = [
  [personas.ownRfcDateExists, 'rfc'],
  [personas.ownRfcCheckDigit, 'rfc'],
  [receptor.cfdi40146PublicoEnGeneralNeedsGenericRfc, 'rfc', 'nombre'],
  [personas.ownNombreUpperCase, 'nombre'],
  [personas.ownNombreSpaces, 'nombre'],
  [personas.ownNombreWithoutCompanyType, 'rfc', 'nombre'],
  [receptor.cfdi40157RegimenReceptorInCatalog, 'regimenFiscalReceptor'],
  [receptor.cfdi40158RegimenReceptorFitsPersona, 'rfc', 'regimenFiscalReceptor'],
  [receptor.ownGenericRfcRegimen, 'rfc', 'regimenFiscalReceptor'],
  [receptor.cfdi40149GenericRfcLivesWhereIssued, 'rfc', 'domicilioFiscalReceptor'],
  [receptor.cfdi40160UsoInCatalog, 'usoCFDI'],
  [receptor.cfdi40161UsoFitsPersonaAndRegimen, 'usoCFDI'],
  [receptor.ownGenericRfcUso, 'rfc', 'usoCFDI'],
  [extranjero.cfdi40150ResidenciaInCatalog, 'residenciaFiscal'],
  [extranjero.cfdi40151ResidenciaOnlyForForeigner, 'rfc', 'residenciaFiscal'],
  [extranjero.cfdi40152ResidenciaNotMexico, 'residenciaFiscal'],
  [extranjero.cfdi40153NumRegIdTribNeedsResidencia, 'numRegIdTrib'],
  [extranjero.cfdi40154NumRegIdTribOnlyForForeigner, 'rfc', 'numRegIdTrib'],
  [extranjero.cfdi40156NumRegIdTribOfItsCountry, 'numRegIdTrib', 'residenciaFiscal'],
];

/**
 * What the rules say of a receptor as far as it is known; what is absent is not judged.
 * @returns findings with `field` relative to the Receptor
 */
export function judgeReceptor(part: ReceptorPart, context: PartContext): Finding[] {
  const rules = RECEPTOR_RULES.filter(([, ...needs]) => needs.every((name) => part[name] !== undefined));
  const known = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
  const document = { ...bare(context.issuer), receptor: { rfc: '', usoCFDI: '', ...known } };
  return relative(
    rules.map(([rule]) => rule),
    document,
    context,
    'receptor.',
  );
}

/** `impuestos` is part of the product: none means that it has no taxes. */
export interface ProductPart {
  readonly claveProdServ?: string | undefined;
  readonly claveUnidad?: string | undefined;
  readonly objetoImp?: string | undefined;
  readonly impuestos?: Concepto['impuestos'];
}

const PRODUCT_RULES: readonly (readonly [Rule, ...('claveProdServ' | 'claveUnidad' | 'objetoImp')[]])[] = [
  [concepto.cfdi40162ClaveProdServInCatalog, 'claveProdServ'],
  [concepto.cfdi40164ClaveProdServTaxes, 'claveProdServ', 'objetoImp'],
  [concepto.cfdi40165ClaveUnidadInCatalog, 'claveUnidad'],
  [concepto.cfdi40170ObjetoImpInCatalog, 'objetoImp'],
  [concepto.cfdi40171ObjetoImp02NeedsImpuestos, 'objetoImp'],
  [concepto.cfdi40172ObjetoImpWithoutImpuestos, 'objetoImp'],
  [concepto.ownObjetoImp0608OnlyIsr, 'objetoImp'],
  [concepto.ownObjetoImp07NeedsIeps, 'objetoImp'],
  [impuestos.cfdi40175TrasladoImpuestoInCatalog],
  [impuestos.cfdi40179TrasladoRateInCatalog],
  [impuestos.cfdi40184RetencionNotExento],
  [impuestos.cfdi40185RetencionRateInCatalog],
  [impuestos.ownBorderRateInBorder, 'claveProdServ'],
];

/**
 * What the rules say of a product as far as it is known.
 * @returns findings with `field` relative to the Concepto
 */
export function judgeProduct(part: ProductPart, context: PartContext): Finding[] {
  const rules = PRODUCT_RULES.filter(([, ...needs]) => needs.every((name) => part[name] !== undefined));
  const line: Concepto = {
    claveProdServ: part.claveProdServ ?? '',
    claveUnidad: part.claveUnidad ?? '',
    ...(part.objetoImp === undefined ? {} : { objetoImp: part.objetoImp }),
    ...(part.impuestos === undefined ? {} : { impuestos: part.impuestos }),
    cantidad: '1',
    descripcion: '',
    valorUnitario: '1',
    importe: '1',
    informacionAduanera: [],
    cuentaPredial: [],
    parte: [],
  };
  return relative(
    rules.map(([rule]) => rule),
    { ...bare(context.issuer), conceptos: [line] },
    context,
    'conceptos[0].',
  );
}

function relative(rules: readonly Rule[], document: Comprobante, context: PartContext, prefix: string): Finding[] {
  // Without Fecha the rules judge by the day of `at`; the zone is not asked.
  const all = applyRules(rules, document, { ...context, zoneOfIssue: 'America/Mexico_City', forStamping: false });
  return all
    .filter(({ field }) => field.startsWith(prefix))
    .map(({ code, severity, field, messageKey, params }) => {
      return { code, severity, field: field.slice(prefix.length), messageKey, params };
    });
}

function bare({ rfc, legalName, regimenFiscal, postalCode }: PartIssuer): Comprobante {
  return {
    version: '4.0',
    fecha: '',
    sello: '',
    noCertificado: '',
    certificado: '',
    subTotal: '0',
    moneda: 'MXN',
    total: '0',
    tipoDeComprobante: 'I',
    lugarExpedicion: postalCode,
    cfdiRelacionados: [],
    emisor: { rfc, nombre: legalName, regimenFiscal },
    receptor: { rfc: '', usoCFDI: '' },
    conceptos: [],
    complementos: [],
  };
}
