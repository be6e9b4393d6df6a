/**
 * Constancias de Situación Fiscal for tests, drawn with pdfkit where SAT's stand (places as public templates of the
 * document have them). Every person and company in them is invented.
 */
import PdfKit from 'pdfkit';

export interface Sheet {
  /** Text at a place from the top left corner, in points. */
  put(x: number, y: number, text: string, size?: number): void;
  nextPage(): void;
}

/** A PDF of letter size with what `draw` puts on it. */
export function pdfOf(draw: (sheet: Sheet) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PdfKit({ size: 'LETTER', margin: 0, ...options });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.font('Helvetica');
    draw({
      put: (x, y, text, size = 7) =>
        void document.fontSize(size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' }),
      nextPage: () => void document.addPage(),
    });
    document.end();
  });
}

export interface Person {
  readonly rfc: string;
  /** Label and value of «Datos de Identificación», in their order. */
  readonly identity: readonly (readonly [string, string])[];
  /** Rows of the address: left label and value, right label and value. */
  readonly address: readonly (readonly [string, string, string, string])[];
  /** Name, start, end; a name in two lines has a line feed. */
  readonly regimes: readonly (readonly [string, string, string?])[];
  readonly name: readonly string[];
  readonly issued?: string;
  readonly sealed?: string;
}

const ADDRESS: Person['address'] = [
  ['Código Postal:', '37000', 'Tipo de Vialidad:', 'CALLE'],
  ['Nombre de Vialidad:', 'HIDALGO', 'Número Exterior:', '100'],
  ['Número Interior:', '', 'Nombre de la Colonia:', 'CENTRO'],
  ['Nombre de la Localidad:', 'LEON', 'Nombre del Municipio o Demarcación Territorial:', 'LEON'],
  ['Nombre de la Entidad Federativa:', 'GUANAJUATO', 'Entre Calle:', 'JUAREZ'],
  ['Y Calle:', 'MADERO', '', ''],
];

export const NATURAL: Person = {
  rfc: 'PEGM850101AB1',
  name: ['MARIA JOSE PEREZ', 'GOMEZ'],
  identity: [
    ['RFC:', 'PEGM850101AB1'],
    ['CURP:', 'PEGM850101MGTRMR09'],
    ['Nombre (s):', 'MARIA JOSE'],
    ['Primer Apellido:', 'PEREZ'],
    ['Segundo Apellido:', 'GOMEZ'],
    ['Fecha inicio de operaciones:', '15 DE ENERO DE 2010'],
    ['Estatus en el padrón:', 'ACTIVO'],
    ['Fecha de último cambio de estado:', '15 DE ENERO DE 2010'],
    ['Nombre Comercial:', ''],
  ],
  address: ADDRESS,
  regimes: [
    ['Régimen de Sueldos y Salarios e Ingresos Asimilados a Salarios', '01/01/2010'],
    ['Régimen de Incorporación Fiscal', '01/01/2014', '31/12/2020'],
    ['Régimen de las Personas Físicas con Actividades Empresariales y Profesionales', '01/02/2021'],
  ],
  issued: 'LEON , GUANAJUATO A 02 DE OCTUBRE DE\n2026',
};

export const LEGAL: Person = {
  rfc: 'EEJ200101AB1',
  name: ['EMPRESA EJEMPLO'],
  identity: [
    ['RFC:', 'EEJ200101AB1'],
    ['Denominación/Razón Social:', 'EMPRESA EJEMPLO'],
    ['Régimen Capital:', 'SOCIEDAD ANONIMA DE CAPITAL VARIABLE'],
    ['Nombre Comercial:', 'EJEMPLO'],
    ['Fecha inicio de operaciones:', '01 DE ENERO DE 2020'],
    ['Estatus en el padrón:', 'ACTIVO'],
    ['Fecha de último cambio de estado:', '01 DE ENERO DE 2020'],
  ],
  address: ADDRESS,
  regimes: [['Régimen General de Ley Personas Morales', '01/01/2020']],
  sealed: '2026/10/01 09:30:00',
};

/** As SAT draws it. */
export function drawConstancia(person: Person, sheet: Sheet): void {
  drawCedula(person, sheet);
  sheet.put(204.9, 323.6, 'Datos de Identificación del Contribuyente:', 9);
  for (const [row, [label, value]] of person.identity.entries()) {
    sheet.put(46, 346.1 + row * 21.8, label);
    // Cells of the same row are not exactly level; a value of two lines stands around its label.
    const lines = value.split('\n');
    for (const [at, line] of lines.entries()) {
      sheet.put(238.1, 344.9 + row * 21.8 + (at - (lines.length - 1) / 2) * 9, line);
    }
  }
  sheet.put(233.6, 553.3, 'Datos del domicilio registrado', 9);
  for (const [row, [left, value, right, other]] of person.address.entries()) {
    const y = 575.9 + row * 21.8;
    sheet.put(46, y, `${left}${value === '' ? '' : ` ${value}`}`);
    drawRight(right, other, y, sheet);
  }
  sheet.put(511.9, 777.5, 'Página [1] de [2]');
  sheet.nextPage();
  drawTables(person, 'Actividades Económicas:', sheet);
  sheet.put(511.9, 777.5, 'Página [2] de [2]');
}

function drawCedula({ rfc, name, issued }: Person, sheet: Sheet): void {
  sheet.put(71.5, 130, 'CÉDULA DE IDENTIFICACIÓN FISCAL', 9);
  sheet.put(380, 183.5, 'CONSTANCIA DE SITUACIÓN FISCAL', 10.5);
  sheet.put(192.2, 188.3, rfc);
  sheet.put(188.9, 199.6, 'Registro Federal de');
  sheet.put(197.4, 208.7, 'Contribuyentes');
  sheet.put(384.9, 221.7, 'Lugar y Fecha de Emisión', 9);
  for (const [at, line] of name.entries()) sheet.put(164.4, 226 + at * 8.5, line);
  for (const [at, line] of (issued ?? 'LEON , GUANAJUATO A 01 DE OCTUBRE DE 2026').split('\n').entries()) {
    sheet.put(330, 234.8 + at * 10, line, 9);
  }
  sheet.put(167.9, 244.3, 'Nombre, denominación o razón');
  sheet.put(214.1, 252.4, 'social');
  sheet.put(189.6, 269.1, 'idCIF: 12345678901');
  sheet.put(173.8, 277.6, 'VALIDA TU INFORMACIÓN');
  sheet.put(210.4, 287, 'FISCAL');
  sheet.put(412.8, 290.4, rfc);
}

/** The label of the municipality does not fit its cell. */
function drawRight(label: string, value: string, y: number, sheet: Sheet): void {
  if (!label.startsWith('Nombre del Municipio')) {
    sheet.put(314.8, y, `${label}${value === '' ? '' : ` ${value}`}`);
    return;
  }
  sheet.put(314.8, y - 4.5, 'Nombre del Municipio o Demarcación');
  sheet.put(314.8, y + 4.5, `Territorial: ${value}`);
}

function drawTables({ rfc, regimes, sealed }: Person, activities: string, sheet: Sheet): void {
  sheet.put(244.6, 130, activities, 9);
  for (const [x, text] of [
    [47.9, 'Orden'],
    [179.4, 'Actividad Económica'],
    [380.3, 'Porcentaje'],
    [443.7, 'Fecha Inicio'],
    [519.1, 'Fecha Fin'],
  ] as const) {
    sheet.put(x, 148.9, text, 9);
  }
  sheet.put(52.5, 163.1, '1');
  sheet.put(87.6, 163.1, 'Otros servicios profesionales, científicos y técnicos');
  sheet.put(394.8, 163.1, '100');
  sheet.put(451.6, 163.1, '01/02/2021');
  sheet.put(275.4, 201.8, 'Regímenes:', 9);
  sheet.put(217.9, 220.7, 'Régimen', 9);
  sheet.put(443.7, 220.7, 'Fecha Inicio', 9);
  sheet.put(519.1, 220.7, 'Fecha Fin', 9);
  let y = 237.4;
  for (const [name, start, end] of regimes) {
    const lines = name.split('\n');
    for (const [at, line] of lines.entries()) sheet.put(43.9, y + at * 9, line);
    const middle = y + ((lines.length - 1) * 9) / 2 + 1.4;
    sheet.put(451.6, middle, start);
    if (end !== undefined) sheet.put(525, middle, end);
    y += lines.length * 9 + 8;
  }
  sheet.put(275.4, 420, 'Obligaciones:', 9);
  sheet.put(43.9, 440, 'Declaración anual de ISR. Personas Físicas.');
  sheet.put(451.6, 440, '01/02/2021');
  sheet.put(
    45.1,
    468.3,
    'Sus datos personales son incorporados y protegidos en los sistemas del SAT, de conformidad con los Lineamientos',
  );
  sheet.put(50.6, 580.9, 'Cadena Original Sello:');
  sheet.put(149.6, 580.9, `||${sealed ?? '2026/10/02 10:00:00'}|${rfc}|CONSTANCIA DE SITUACIÓN`);
  sheet.put(149.6, 592, 'FISCAL|200001088888800000031||');
  sheet.put(50.6, 608.5, 'Sello Digital:');
  sheet.put(149.6, 608.5, 'aG9sYQ==aG9sYQ==aG9sYQ==');
}
