/** Some three hundred clients, all invented: names as SAT writes them, RFCs of the right form and check digit. */
import type { ClientInput } from '#contract/clients.ts';
import { rfcCheckDigit } from '#domain/rfc/rfc.ts';
import type { Chance } from './random.ts';

export type DemoClient = Omit<ClientInput, 'companyId'>;

const TRADES = [
  'COMERCIALIZADORA',
  'DISTRIBUIDORA',
  'CONSTRUCTORA',
  'TRANSPORTES',
  'FERRETERIA',
  'MATERIALES',
  'ALIMENTOS',
  'PAPELERIA',
  'REFACCIONES',
  'INMOBILIARIA',
  'SERVICIOS INTEGRALES',
  'CONSULTORES',
  'LABORATORIOS',
  'TEXTILES',
  'EMPAQUES',
  'MAQUINADOS',
  'AGROPECUARIA',
  'LOGISTICA',
  'HOTELES',
  'CLINICA',
];
const OWN_NAMES = [
  'DEL BAJIO',
  'LA CEIBA',
  'SAN MIGUEL DE LOS ALTOS',
  'PUERTA NORTE',
  'EL ROBLE',
  'NUÑEZ Y ASOCIADOS',
  'DE OCCIDENTE',
  'TRES RIOS',
  'SANTA CECILIA',
  'LOS FRESNOS',
  'MAR DE CORTES',
  'SIERRA AZUL',
  'VALLE REAL',
  'CUATRO VIENTOS',
  'LA PEÑA',
  'DEL PACIFICO',
  'QUETZAL',
  'HUASTECA',
  'EL CARDENAL',
  'AGUA CLARA',
  'MONTE ALTO',
  'DON FERMIN',
  'LAS JACARANDAS',
  'NOGALES & SALAS',
];
const FIRST =
  'ANA MARIA,JOSE LUIS,GUADALUPE,CARLOS ALBERTO,XIMENA,JUAN PABLO,ROSA ELENA,MIGUEL ANGEL,FERNANDA,JORGE,ITZEL,RAUL,VERONICA,HECTOR,LUCIA,OSCAR,PATRICIA,EMILIANO,BEATRIZ,IÑAKI';
const LAST =
  'HERNANDEZ,GARCIA,MARTINEZ,LOPEZ,GONZALEZ,RAMIREZ,TORRES,FLORES,RIVERA,GOMEZ,DIAZ,CRUZ,MORALES,REYES,ORTIZ,CASTILLO,CHAVEZ,RAMOS,NUÑEZ,PEÑA,IBARRA,ZUÑIGA,OCHOA,VILLASEÑOR';
const FOREIGN = [
  ['ACME SUPPLY COMPANY OF TEXAS', 'USA', '741234567'],
  ['NORTHERN LIGHTS SOFTWARE', 'CAN', '812345678'],
  ['IBERICA DE COMPONENTES', 'ESP', 'B12345674'],
  ['SHENZHEN BRIGHT ELECTRONICS', 'CHN', '91440300MA5F12345X'],
] as const;
/** Names that try a table's patience. */
const LONG = [
  'ASOCIACION DE PRODUCTORES AGROPECUARIOS, GANADEROS Y FORESTALES DE LA REGION CENTRO OCCIDENTE DEL ESTADO DE MICHOACAN DE OCAMPO Y MUNICIPIOS CIRCUNVECINOS',
  'FIDEICOMISO PARA EL DESARROLLO DE LA INFRAESTRUCTURA HIDRAULICA, SANITARIA Y DE SERVICIOS CONEXOS DE LA ZONA METROPOLITANA DEL VALLE DE TOLUCA NUMERO DOS MIL CUATROCIENTOS DOCE',
  'CENTRO DE INVESTIGACION, CAPACITACION Y ASISTENCIA TECNICA EN TECNOLOGIAS DE LA INFORMACION, COMUNICACIONES Y ELECTRONICA APLICADA DEL NOROESTE',
];
const POSTAL_CODES =
  '01000,03100,06700,11560,20000,21100,22000,25000,27000,28000,31000,34000,36000,37000,38000,39300,42000,44600,45050,50000,58000,62000,64000,66220,68000,72000,76000,77500,78000,80000,83000,86000,91000,97000'.split(
    ',',
  );
const MAILBOXES = ['pagos', 'facturas', 'compras', 'contabilidad', 'administracion', 'tesoreria'];

/** The general public, as the global invoice names it; its postal code must be the issuer's. */
export function publicoEnGeneral(postalCode: string): DemoClient {
  return generic('XAXX010101000', 'PUBLICO EN GENERAL', postalCode);
}

/** `count` clients; the first is the general public, and a few live abroad. */
export function makeClients(chance: Chance, count: number, issuerPostalCode: string): DemoClient[] {
  const clients: DemoClient[] = [publicoEnGeneral(issuerPostalCode)];
  for (const [name, country, taxId] of FOREIGN.slice(0, count > 20 ? FOREIGN.length : 1)) {
    clients.push({
      ...generic('XEXX010101000', name, issuerPostalCode),
      residenciaFiscal: country,
      numRegIdTrib: taxId,
      emails: [`ap@${domainOf(name)}`],
    });
  }
  for (const name of LONG.slice(0, count > 20 ? LONG.length : 1)) clients.push(moral(chance, name));
  const names = new Set<string>();
  while (clients.length < count) {
    const isMoral = chance.happens(0.68);
    const name = isMoral
      ? `${chance.pick(TRADES)} ${chance.pick(OWN_NAMES)}`
      : `${chance.pick(FIRST.split(','))} ${chance.pick(LAST.split(','))} ${chance.pick(LAST.split(','))}`;
    if (names.has(name)) continue;
    names.add(name);
    clients.push(isMoral ? moral(chance, name) : fisica(chance, name));
  }
  return clients.slice(0, count);
}

function generic(rfc: string, legalName: string, postalCode: string): DemoClient {
  return { rfc, legalName, regimenFiscal: '616', postalCode, defaultUsoCfdi: 'S01', emails: [] };
}

function moral(chance: Chance, legalName: string): DemoClient {
  const words = legalName
    .replaceAll(/[^A-ZÑ& ]/g, '')
    .split(' ')
    .filter((word) => word.length > 2);
  const initials = words
    .map((word) => word.charAt(0))
    .join('')
    .padEnd(3, 'X')
    .slice(0, 3);
  return {
    rfc: rfcOf(chance, initials, [1985, 2024]),
    legalName,
    ...chance.pick([
      { regimenFiscal: '601', defaultUsoCfdi: 'G03' },
      { regimenFiscal: '601', defaultUsoCfdi: 'G01' },
      { regimenFiscal: '626', defaultUsoCfdi: 'G03' },
      { regimenFiscal: '603', defaultUsoCfdi: 'G03' },
    ]),
    ...addressOf(chance, legalName),
  };
}

function fisica(chance: Chance, legalName: string): DemoClient {
  const words = legalName.split(' ');
  const [father = 'X', mother = 'X'] = words.slice(-2);
  const vowel = /[AEIOU]/.exec(father.slice(1))?.[0] ?? 'X';
  const letters = `${father.charAt(0)}${vowel}${mother.charAt(0)}${legalName.charAt(0)}`;
  return {
    rfc: rfcOf(chance, letters, [1950, 2003]),
    legalName,
    ...chance.pick([
      { regimenFiscal: '612', defaultUsoCfdi: 'G03' },
      { regimenFiscal: '626', defaultUsoCfdi: 'G03' },
      { regimenFiscal: '605', defaultUsoCfdi: 'S01' },
      { regimenFiscal: '616', defaultUsoCfdi: 'S01' },
    ]),
    ...addressOf(chance, legalName),
  };
}

function addressOf(chance: Chance, name: string): Pick<DemoClient, 'postalCode' | 'emails' | 'notes'> {
  const count = chance.pick([0, 1, 1, 1, 1, 2, 2, 3, 4]);
  const domain = domainOf(name);
  const start = chance.whole(0, MAILBOXES.length - 1);
  const emails = Array.from(
    { length: count },
    (_, at) => `${MAILBOXES[(start + at) % MAILBOXES.length] ?? 'hola'}@${domain}`,
  );
  return {
    postalCode: chance.pick(POSTAL_CODES),
    emails,
    ...(chance.happens(0.15) ? { notes: chance.pick(NOTES) } : {}),
  };
}

const NOTES = [
  'Pide orden de compra en cada factura.',
  'Recibe facturas solo del 1 al 25 de cada mes.',
  'Paga por transferencia a 30 días.',
  'Confirmar por teléfono antes de cancelar.',
];

function domainOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^A-Z ]/g, '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 2);
  return `${plain.slice(-2).join('-').slice(0, 40)}.example`;
}

/** Of the homoclave. */
const SIGNS = 'ABCDEFGHIJKLMNPQRSTUVWXYZ123456789'.split('');

function rfcOf(chance: Chance, letters: string, [from, to]: readonly [number, number]): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${two(chance.whole(from, to) % 100)}${two(chance.whole(1, 12))}${two(chance.whole(1, 28))}`;
  const sign = (): string => chance.pick(SIGNS);
  const first = `${letters}${date}${sign()}${sign()}`;
  return first + rfcCheckDigit(first);
}
