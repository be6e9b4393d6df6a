/** Some eighty products and services with SAT's keys and the taxes that such things have. */
import type { ProductInput } from '#contract/products.ts';
import { TAX_PROFILES, type LineTax } from '#contract/taxes.ts';

export type DemoProduct = Omit<ProductInput, 'companyId'>;

/** IEPS of 8 % on food of high energy, on top of IVA at 0 %. */
const IEPS_8: LineTax = { tipo: 'traslado', impuesto: '003', tipoFactor: 'Tasa', tasaOCuota: '0.080000' };

const TAXES = {
  ...TAX_PROFILES,
  botana: [IEPS_8, ...TAX_PROFILES.iva0],
} as const satisfies Record<string, readonly LineTax[]>;

/** `key|unit|unit name|price|taxes|description`, with `+` after the price where it includes them and `USD` where it is in dollars. */
const GOODS = `
14111507|XBX|Caja|1159.00+|iva16|Papel bond carta, caja con 10 paquetes
14111704|XPK|Paquete|289.00|iva16|Papel higiénico institucional, paquete con 12 rollos
14111703|XBX|Caja|412.50|iva16|Toalla interdoblada, caja con 20 paquetes
14111705|XPK|Paquete|38.90|iva16|Servilleta de papel, paquete con 500
44103103|H87|Pieza|1849.00|iva16|Tóner negro para impresora láser, 3,000 páginas
44103105|H87|Pieza|419.00|iva16|Cartucho de tinta tricolor
44121701|XBX|Caja|96.00|iva16|Bolígrafo tinta azul, caja con 12
44121600|H87|Pieza|75.25|iva16|Organizador de escritorio
56101703|H87|Pieza|5890.00|iva16|Escritorio ejecutivo en L, 160 × 140 cm
56112104|H87|Pieza|4299.00|iva16|Silla ejecutiva con soporte lumbar
56112103|H87|Pieza|1690.00|iva16|Silla para visitantes
56112106|H87|Pieza|980.00|iva16|Banco alto para barra
43211503|H87|Pieza|18999.00|iva16|Computadora portátil 14", 16 GB, 512 GB
43211507|H87|Pieza|15490.00|iva16|Computadora de escritorio, 16 GB, 1 TB
43211708|H87|Pieza|349.00+|iva16|Ratón inalámbrico
43211900|H87|Pieza|3799.00|iva16|Monitor 27" QHD
43211501|H87|Pieza|64500.00|iva16|Servidor en torre, 64 GB, doble fuente
43212105|H87|Pieza|6290.00|iva16|Impresora láser monocromática dúplex
43212110|H87|Pieza|8450.00|iva16|Impresora multifuncional de inyección
43212112|H87|Pieza|3150.00|iva16|Impresora de recibos para punto de venta
43212115|H87|Pieza|5480.00|iva16|Impresora de etiquetas de código de barras
43231500|E48|Licencia|1250.00USD|iva16|Licencia anual de software de inventarios (precio en dólares)
43233200|E48|Licencia|79.50USD|iva16|Suscripción anual de seguridad para un equipo (precio en dólares)
46171500|H87|Pieza|765.00|iva16|Cerradura de sobreponer de alta seguridad
46181500|H87|Pieza|289.00|iva16|Chaleco reflejante de seguridad
47131500|KGM|Kilogramo|48.00|iva16|Estopa blanca de primera
47131605|H87|Pieza|64.00|iva16|Cepillo de limpieza con mango
47131701|H87|Pieza|689.00|iva16|Despachador de toalla interdoblada
47131710|H87|Pieza|512.00|iva16|Despachador de papel higiénico institucional
47131800|LTR|Litro|39.80|iva16|Limpiador desinfectante concentrado
26121600|MTR|Metro|23.45|iva16|Cable THW calibre 12
27111500|H87|Pieza|189.00|iva16|Pinza de corte diagonal 7"
27111800|H87|Pieza|92.00|iva16|Flexómetro de 5 m
27112700|H87|Pieza|2390.00|iva16|Rotomartillo 1/2" de 800 W
27113200|H87|Juego|1450.00|iva16|Juego de desarmadores y llaves, 54 piezas
30111601|TNE|Tonelada|4180.00|iva16|Cemento gris CPC 30R
31161500|XBX|Caja|118.00|iva16|Tornillo para tablarroca 1", caja con 500
31211500|XBJ|Cubeta|1899.00|iva16|Pintura vinílica blanca, cubeta de 19 litros
39121000|H87|Pieza|2860.00|iva16|Regulador de voltaje 1,500 VA
15121501|LTR|Litro|129.00|iva16|Aceite para motor 15W-40
15121504|LTR|Litro|98.50|iva16|Aceite hidráulico ISO 68
25172503|H87|Pieza|7350.00|iva16|Llanta 11R22.5 para camión
25172504|H87|Pieza|2190.00|iva16|Llanta 205/55 R16
50131612|XBX|Caja|1020.00|iva0|Huevo blanco, caja con 360 piezas
50111500|KGM|Kilogramo|148.00|iva0|Pechuga de pollo sin hueso
50112000|KGM|Kilogramo|132.00|iva0|Jamón de pavo
50192100|XBX|Caja|384.00|botana|Botanas surtidas, caja con 40 bolsas
55101500|H87|Pieza|349.50|iva0|Libro «Guía práctica del CFDI 4.0»
78101801|E48|Servicio|3200.00|autotransporte|Flete local en camión de 3.5 toneladas
78101802|E48|Servicio|18500.00|autotransporte|Flete Ciudad de México–Monterrey, caja seca
78102205|E48|Servicio|185.00|iva16|Entrega de paquete en zona metropolitana
76111500|E48|Servicio|6400.00|iva16|Limpieza de oficinas, mensualidad
92121504|E48|Servicio|21800.00|iva16|Guardia de seguridad, turno de 12 horas, mensualidad
72102900|E48|Servicio|4850.00|iva16|Mantenimiento preventivo de instalaciones
81112300|E48|Servicio|1200.00|iva16|Mantenimiento de equipo de cómputo
80161800|E48|Servicio|2750.00|iva16|Renta mensual de copiadora
78181507|E48|Servicio|3980.00|iva16|Servicio mayor de camioneta
25101600|H87|Pieza|685000.00|iva16|Camión de reparto de 5 toneladas, seminuevo
`;

const SERVICES = `
84111502|E48|Servicio|4500.00|honorarios|Contabilidad financiera, mensualidad
84111503|E48|Servicio|3800.00|honorarios|Contabilidad fiscal y declaraciones, mensualidad
84111505|E48|Servicio|2200.00|honorarios|Nómina de hasta 15 personas, mensualidad
84111506|E48|Servicio|1500.00|honorarios|Servicio de facturación, mensualidad
84111504|E48|Servicio|1900.00|honorarios|Teneduría de libros atrasada, por mes
84111601|E48|Servicio|38000.00|honorarios|Auditoría de cierre del ejercicio
84111603|E48|Servicio|16500.00|honorarios|Auditoría interna de inventarios
84111800|E48|Servicio|5200.00|honorarios|Declaración anual de persona física
80101501|E48|Servicio|9800.00|honorarios|Asesoría para la puesta en marcha de un negocio
80101504|ACT|Actividad|12500.00|honorarios|Taller de planeación estratégica, un día
80101506|HUR|Hora|950.00|honorarios|Asesoría en estructura organizacional, por hora
80101507|HUR|Hora|1100.00|honorarios|Asesoría en tecnologías de la información, por hora
80101600|HUR|Hora|880.00|honorarios|Gerencia de proyecto, por hora
80111700|E48|Servicio|14000.00|honorarios|Reclutamiento de personal administrativo
80121603|E48|Servicio|22000.00|honorarios|Acta constitutiva y trámites societarios
80131500|E48|Servicio|11500.00|arrendamiento|Renta de local comercial, mensualidad
80131501|E48|Servicio|8900.00|exento|Renta de casa habitación sin muebles, mensualidad
86132000|E48|Servicio|7600.00|iva16|Curso de actualización fiscal, por grupo
82101603|E48|Servicio|3400.00|iva16|Publicidad en internet, mensualidad
81112103|E48|Servicio|26000.00|iva16|Diseño de sitio web
81112105|E48|Servicio|1890.00|iva16|Hospedaje de sitio web, anualidad
80101500|HUR|Hora|95.00USD|iva16|Business consulting, per hour (precio en dólares)
`;

/** What a company sells. */
export function makeProducts(kind: 'goods' | 'services'): DemoProduct[] {
  const lines = (kind === 'goods' ? GOODS : SERVICES).trim().split('\n');
  return lines.map((line, at) => parse(line, `${kind === 'goods' ? 'TV' : 'EQ'}-${String(at + 1).padStart(3, '0')}`));
}

function parse(line: string, sku: string): DemoProduct {
  const [claveProdServ = '', claveUnidad = '', unitName = '', price = '', profile = '', description = ''] =
    line.split('|');
  if (!Object.hasOwn(TAXES, profile)) throw new Error(`no taxes called ${profile}`);
  const taxes = TAXES[profile as keyof typeof TAXES];
  return {
    sku,
    description,
    claveProdServ,
    claveUnidad,
    unitName,
    unitPrice: /^[\d.]+/.exec(price)?.[0] ?? '0',
    priceIncludesTaxes: price.endsWith('+'),
    currency: price.endsWith('USD') ? 'USD' : 'MXN',
    taxes: [...taxes],
  };
}
