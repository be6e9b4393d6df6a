/** c_RegimenFiscal, c_UsoCFDI and c_TipoDeComprobante: who may use what. */
import type { RegimenFiscalEntry, TipoDeComprobanteEntry, UsoCfdiEntry } from '../types.ts';

const vigenteDesde = '2022-01-01';

/** Persona física, moral or both. */
type Persona = 'F' | 'M' | 'FM';

const REGIMENES: readonly (readonly [key: string, persona: Persona, texto: string])[] = [
  ['601', 'M', 'General de Ley Personas Morales'],
  ['603', 'M', 'Personas Morales con Fines no Lucrativos'],
  ['605', 'F', 'Sueldos y Salarios e Ingresos Asimilados a Salarios'],
  ['606', 'F', 'Arrendamiento'],
  ['607', 'F', 'Régimen de Enajenación o Adquisición de Bienes'],
  ['608', 'F', 'Demás ingresos'],
  ['610', 'FM', 'Residentes en el Extranjero sin Establecimiento Permanente en México'],
  ['611', 'F', 'Ingresos por Dividendos (socios y accionistas)'],
  ['612', 'F', 'Personas Físicas con Actividades Empresariales y Profesionales'],
  ['614', 'F', 'Ingresos por intereses'],
  ['615', 'F', 'Régimen de los ingresos por obtención de premios'],
  ['616', 'F', 'Sin obligaciones fiscales'],
  ['620', 'M', 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos'],
  ['621', 'F', 'Incorporación Fiscal'],
  ['622', 'M', 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras'],
  ['623', 'M', 'Opcional para Grupos de Sociedades'],
  ['624', 'M', 'Coordinados'],
  ['625', 'F', 'Régimen de las Actividades Empresariales con ingresos a través de Plataformas Tecnológicas'],
  ['626', 'FM', 'Régimen Simplificado de Confianza'],
];

export const regimenFiscal: readonly RegimenFiscalEntry[] = REGIMENES.map(([key, persona, texto]) => ({
  key,
  texto,
  fisica: persona.includes('F'),
  moral: persona.includes('M'),
  vigenteDesde,
}));

/** Regimes that deduct a business expense. */
const GASTO = '601 603 606 612 620 621 622 623 624 625 626';
/** Regimes that take personal deductions. */
const DEDUCCION_PERSONAL = '605 606 607 608 611 612 614 615 625';
/** Every regime. */
const TODOS = '601 603 605 606 607 608 610 611 612 614 615 616 620 621 622 623 624 625 626';

const USOS: readonly (readonly [key: string, persona: Persona, regimenes: string, texto: string])[] = [
  ['G01', 'FM', GASTO, 'Adquisición de mercancías.'],
  ['G02', 'FM', `${GASTO} 616`, 'Devoluciones, descuentos o bonificaciones.'],
  ['G03', 'FM', GASTO, 'Gastos en general.'],
  ['I01', 'FM', GASTO, 'Construcciones.'],
  ['I02', 'FM', GASTO, 'Mobiliario y equipo de oficina por inversiones.'],
  ['I03', 'FM', GASTO, 'Equipo de transporte.'],
  ['I04', 'FM', GASTO, 'Equipo de computo y accesorios.'],
  ['I05', 'FM', GASTO, 'Dados, troqueles, moldes, matrices y herramental.'],
  ['I06', 'FM', GASTO, 'Comunicaciones telefónicas.'],
  ['I07', 'FM', GASTO, 'Comunicaciones satelitales.'],
  ['I08', 'FM', GASTO, 'Otra maquinaria y equipo.'],
  ['D01', 'F', DEDUCCION_PERSONAL, 'Honorarios médicos, dentales y gastos hospitalarios.'],
  ['D02', 'F', DEDUCCION_PERSONAL, 'Gastos médicos por incapacidad o discapacidad.'],
  ['D03', 'F', DEDUCCION_PERSONAL, 'Gastos funerales.'],
  ['D04', 'F', DEDUCCION_PERSONAL, 'Donativos.'],
  [
    'D05',
    'F',
    DEDUCCION_PERSONAL,
    'Intereses reales efectivamente pagados por créditos hipotecarios (casa habitación).',
  ],
  ['D06', 'F', DEDUCCION_PERSONAL, 'Aportaciones voluntarias al SAR.'],
  ['D07', 'F', DEDUCCION_PERSONAL, 'Primas por seguros de gastos médicos.'],
  ['D08', 'F', DEDUCCION_PERSONAL, 'Gastos de transportación escolar obligatoria.'],
  [
    'D09',
    'F',
    DEDUCCION_PERSONAL,
    'Depósitos en cuentas para el ahorro, primas que tengan como base planes de pensiones.',
  ],
  ['D10', 'F', DEDUCCION_PERSONAL, 'Pagos por servicios educativos (colegiaturas).'],
  ['S01', 'FM', TODOS, 'Sin efectos fiscales.'],
  ['CP01', 'FM', TODOS, 'Pagos'],
  ['CN01', 'F', '605', 'Nómina'],
];

export const usoCfdi: readonly UsoCfdiEntry[] = USOS.map(([key, persona, regimenes, texto]) => ({
  key,
  texto,
  fisica: persona.includes('F'),
  moral: persona.includes('M'),
  regimenes: new Set(regimenes.split(' ')),
  vigenteDesde,
}));

const MAXIMO = '999999999999999999.999999';

export const tipoDeComprobante: readonly TipoDeComprobanteEntry[] = [
  { key: 'I', texto: 'Ingreso', valorMaximo: MAXIMO, vigenteDesde },
  { key: 'E', texto: 'Egreso', valorMaximo: MAXIMO, vigenteDesde },
  { key: 'T', texto: 'Traslado', valorMaximo: '0', vigenteDesde },
  { key: 'N', texto: 'Nómina', valorMaximo: MAXIMO },
  { key: 'P', texto: 'Pago', valorMaximo: MAXIMO, vigenteDesde },
];
