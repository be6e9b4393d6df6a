/** Catalog sources made up for tests: the shapes of the real ones, a few rows or as many as asked. */
import Database from 'better-sqlite3';
import * as xlsx from '@e965/xlsx';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Minimums } from '../../src-main/features/catalogs/pack/build.ts';

/** What the small sources below have at least. */
export const FEW: Minimums = { c_ClaveProdServ: 3, c_ClaveUnidad: 2, c_CodigoPostal: 3 };

type Row = readonly (string | number | null)[];

/** Rows as SAT's sheets have them: keys and dates partly as numbers, «Sí/No/Opcional», notes at the end. */
const PROD_SERV: Row[] = [
  [1010101, 'No existe en el catálogo', 'Opcional', 'Opcional', null, 44562, null, '00', 'Público en general'],
  ['10101506', 'Caballos', 'Sí', 'No', null, '01/01/2022', null, '01', 'Equinos, Yeguas'],
  ['15101514', 'Gasolina regular menor a 91 octanos', 'Sí', 'Sí', 'Hidrocarburos', 44562, null, 1, null],
  ['93151507', 'Procedimientos o servicios administrativos', 'No', 'No', null, 44562, 45000, 0, null],
];
const UNIDAD: Row[] = [
  [18, 'Tambor de cincuenta y cinco galones (EUA)', null, 'Borrada', 44562, null, null],
  ['H87', 'Pieza', 'Unidad de conteo', null, 44562, null, null],
  ['KGM', 'Kilogramo', 'Unidad de masa', null, 44562, null, 'kg'],
];
const POSTAL: Row[] = [
  [6600, 'CMX', 15, '01', 0, 44562, null, 'Tiempo del Centro', null, null, null, -6, null, null, null, -6],
  [
    '22000',
    'BCN',
    '004',
    '08',
    1,
    44562,
    null,
    'Tiempo del Noroeste en Frontera',
    'Marzo',
    'Segundo domingo',
    '02:00',
    -7,
    'Noviembre',
    'Primer domingo',
    '02:00',
    -8,
  ],
  [
    '83000',
    'SON',
    '030',
    '04',
    0,
    44562,
    null,
    'Tiempo del Pacífico Sonora',
    null,
    null,
    null,
    -7,
    null,
    null,
    null,
    -7,
  ],
  ['30700', 'CHP', '089', '06', 2, 44562, null, 'Tiempo del Centro', null, null, null, -6, null, null, null, -6],
];

const PROD_SERV_HEADINGS = [
  'c_ClaveProdServ',
  'Descripción',
  'Incluir IVA trasladado',
  'Incluir IEPS trasladado',
  'Complemento que debe incluir',
  'FechaInicioVigencia',
  'FechaFinVigencia',
  'Estímulo Franja Fronteriza',
  'Palabras similares',
];
const UNIDAD_HEADINGS = [
  'c_ClaveUnidad',
  'Nombre',
  'Descripción',
  'Nota',
  'Fecha de inicio de vigencia',
  'Fecha de fin de vigencia',
  'Símbolo',
];
const POSTAL_HEADINGS = [
  'c_CodigoPostal',
  'c_Estado',
  'c_Municipio',
  'c_Localidad',
  'Estímulo Franja Fronteriza',
  'Fecha inicio de vigencia',
  'Fecha fin de vigencia',
  'Referencias del Huso Horario',
];
const POSTAL_ZONE_HEADINGS = [
  'Descripción del Huso Horario',
  'Mes_Inicio_Horario_Verano',
  'Día_Inicio_Horario_Verano',
  'Día_Inicio_Horario_Verano',
  'Diferencia_Horaria_Verano',
  'Mes_Inicio_Horario_Invierno',
  'Día_Inicio_Horario_Invierno',
  'Día_Inicio_Horario_Invierno',
  'Diferencia_Horaria_Invierno',
];

/** Rows of title above the headings, as SAT's sheets have. */
const title = (catalog: string, text: string): Row[] => [
  [catalog, text],
  ['Versión CFDI', 'Versión catálogo', 'Fecha inicio de vigencia', 'Revisión'],
  ['4.0', '1.0', 44562, 0],
];

export interface WorkbookChanges {
  /** Sheets left out. */
  readonly without?: readonly string[];
  /** Other rows for a catalog. */
  readonly rows?: Partial<Record<'c_ClaveProdServ' | 'c_ClaveUnidad' | 'c_CodigoPostal', Row[]>>;
  /** Other headings for c_ClaveProdServ. */
  readonly prodServHeadings?: string[];
}

/** A workbook with the layout of catCFDI_V_4: `biff8` writes a legacy .xls. */
export function writeWorkbook(path: string, bookType: 'biff8' | 'xlsx', changes: WorkbookChanges = {}): void {
  const rows = { c_ClaveProdServ: PROD_SERV, c_ClaveUnidad: UNIDAD, c_CodigoPostal: POSTAL, ...changes.rows };
  const half = Math.ceil(rows.c_CodigoPostal.length / 2);
  const postal = (part: Row[], footer: Row[]): Row[] => [
    ...title('c_CodigoPostal', 'Catálogo de códigos postales.'),
    POSTAL_HEADINGS,
    [...Array.from({ length: 7 }, () => null), ...POSTAL_ZONE_HEADINGS],
    ...part,
    ...footer,
  ];
  const sheets: [string, Row[]][] = [
    [
      'c_FormaPago',
      [
        ['c_FormaPago', 'Descripción'],
        ['01', 'Efectivo'],
      ],
    ],
    [
      'c_ClaveProdServ',
      [
        ...title('c_ClaveProdServ', 'Catálogo de productos.'),
        changes.prodServHeadings ?? PROD_SERV_HEADINGS,
        ...rows.c_ClaveProdServ,
      ],
    ],
    [
      'c_ClaveUnidad',
      [...title('c_ClaveUnidad', 'Catálogo de unidades.'), UNIDAD_HEADINGS, ...rows.c_ClaveUnidad, [null, null]],
    ],
    ['c_CodigoPostal_Parte_2', postal(rows.c_CodigoPostal.slice(half), [])],
    [
      'c_CodigoPostal_Parte_1',
      postal(rows.c_CodigoPostal.slice(0, half), [['Continúa en la hoja c_CodigoPostal_Parte_2']]),
    ],
  ];
  const book = xlsx.utils.book_new();
  book.Props = { ModifiedDate: new Date('2026-08-06T12:00:00Z') };
  for (const [name, cells] of sheets) {
    if (changes.without?.includes(name) !== true) {
      xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells as unknown[][]), name);
    }
  }
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType }) as Buffer);
}

/** A database with the tables of phpcfdi/resources-sat-catalogs. */
export function writePhpcfdi(path: string, extraRows = 0): void {
  const db = new Database(path);
  db.exec(`
    CREATE TABLE cfdi_40_productos_servicios (id text not null, texto text not null, iva_trasladado int not null, ieps_trasladado int not null, complemento text not null, vigencia_desde text not null, vigencia_hasta text not null, estimulo_frontera int not null, similares text not null, PRIMARY KEY (id));
    CREATE TABLE cfdi_40_claves_unidades (id text not null, texto text not null, descripcion text not null, notas text not null, vigencia_desde text not null, vigencia_hasta text not null, simbolo text not null, PRIMARY KEY (id));
    CREATE TABLE cfdi_40_codigos_postales (id text not null, estado text not null, municipio text not null, localidad text not null, estimulo_frontera int not null, vigencia_desde text not null, vigencia_hasta text not null, huso_descripcion text not null, huso_verano_mes_inicio text not null, huso_verano_dia_inicio text not null, huso_verano_hora_inicio text not null, huso_verano_diferencia text not null, huso_invierno_mes_inicio text not null, huso_invierno_dia_inicio text not null, huso_invierno_hora_inicio text not null, huso_invierno_diferencia text not null, PRIMARY KEY (id));
    CREATE TABLE cfdi_productos_servicios (id text not null, texto text not null);
    INSERT INTO cfdi_productos_servicios VALUES ('99999999', 'De la versión 3.3');
    INSERT INTO cfdi_40_productos_servicios VALUES
      ('01010101', 'No existe en el catálogo', 0, 0, '', '2022-01-01', '', 0, 'Público en general'),
      ('10101506', 'Caballos', 1, 0, '', '2022-01-01', '', 1, 'Equinos, Yeguas'),
      ('15101514', 'Gasolina regular menor a 91 octanos', 1, 1, 'Hidrocarburos', '2022-01-01', '', 1, ''),
      ('93151507', 'Procedimientos o servicios administrativos', 0, 0, '', '2022-01-01', '2023-03-15', 0, '');
    INSERT INTO cfdi_40_claves_unidades VALUES
      ('18', 'Tambor de cincuenta y cinco galones (EUA)', '', 'Borrada', '2022-01-01', '', ''),
      ('H87', 'Pieza', 'Unidad de conteo', '', '2022-01-01', '', ''),
      ('KGM', 'Kilogramo', 'Unidad de masa', '', '2022-01-01', '', 'kg');
    INSERT INTO cfdi_40_codigos_postales VALUES
      ('06600', 'CMX', '015', '01', 0, '2022-01-01', '', 'Tiempo del Centro', '', '', '', '-6', '', '', '', '-6'),
      ('22000', 'BCN', '004', '08', 1, '2022-01-01', '', 'Tiempo del Noroeste en Frontera', 'Marzo', 'Segundo domingo', '02:00', '-7', 'Noviembre', 'Primer domingo', '02:00', '-8'),
      ('83000', 'SON', '030', '04', 0, '2022-01-01', '', 'Tiempo del Pacífico Sonora', '', '', '', '-7', '', '', '', '-7'),
      ('30700', 'CHP', '089', '06', 2, '2022-01-01', '', 'Tiempo del Centro', '', '', '', '-6', '', '', '', '-6');
  `);
  const insert = db.prepare("INSERT INTO cfdi_40_productos_servicios VALUES (?, ?, 0, 0, '', '2022-01-01', '', 0, '')");
  db.transaction(() => {
    for (let i = 0; i < extraRows; i++) insert.run(String(60_000_000 + i), `Artículo número ${i}`);
  })();
  db.close();
}

/** A folder with the CSVs of `shared/sat/catalogs`. */
export function writeCsvFolder(folder: string, files: Readonly<Record<string, string | Buffer>> = {}): void {
  mkdirSync(folder, { recursive: true });
  const all = {
    'c_ClaveProdServ.csv': `id,texto,incluye_iva,incluye_ieps,complemento,fecha_inicio_vigencia,fecha_fin_vigencia,estimulo_franja_fronteriza,palabras_similares
01010101,"No existe en el catálogo",0,0,"",07-01-2019,"",00,"Público en general"
10101506,Caballos,1,0,"",07-01-2019,"",01,"Equinos, Yeguas"
15101514,"Gasolina regular
menor a 91 octanos",1,1,Hidrocarburos,07-01-2019,"",01,""
93151507,"Procedimientos o servicios administrativos",0,0,"",07-01-2019,15-03-2023,00,""
`,
    'c_ClaveUnidad.csv': `id,texto,descripcion,notas,vigencia_desde,vigencia_hasta,simbolo
18,"Tambor de cincuenta y cinco galones (EUA)","",Borrada,2022-01-01,"",""
H87,Pieza,"Unidad de conteo","",2022-01-01,"",""
KGM,Kilogramo,"Unidad de masa","",2022-01-01,"",kg
`,
    'sepomex_codigos_postales.csv': `id,estado,municipio,nombre_municipio,nombre_estado
06600,CMX,0001,Cuauht\ufffdmoc,Ciudad de M\ufffdxico
83000,SON,0001,Hermosillo,Sonora
99998,ZAC,0001,No existe,Zacatecas
`,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
}
