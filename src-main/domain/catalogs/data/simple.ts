/**
 * Catalogs that are only a key and a text, one entry a line: `KEY text`, then ` @AAAA-MM-DD` where its
 * first day is not 2022-01-01 (the start of CFDI 4.0). Read by `../parse.ts`.
 */

/** c_Exportacion */
export const exportacion = `
01 No aplica
02 Definitiva con clave A1
03 Temporal
04 Definitiva con clave distinta a A1 o cuando no existe enajenación en términos del CFF @2022-02-25
`;

/** c_Meses */
export const meses = `
01 Enero
02 Febrero
03 Marzo
04 Abril
05 Mayo
06 Junio
07 Julio
08 Agosto
09 Septiembre
10 Octubre
11 Noviembre
12 Diciembre
13 Enero-Febrero
14 Marzo-Abril
15 Mayo-Junio
16 Julio-Agosto
17 Septiembre-Octubre
18 Noviembre-Diciembre
`;

/** c_MetodoPago */
export const metodoPago = `
PUE Pago en una sola exhibición
PPD Pago en parcialidades o diferido
`;

/** c_ObjetoImp */
export const objetoImp = `
01 No objeto de impuesto.
02 Sí objeto de impuesto.
03 Sí objeto del impuesto y no obligado al desglose.
04 Sí objeto del impuesto y no causa impuesto. @2022-10-07
05 Sí objeto del impuesto, IVA crédito PODEBI. @2023-12-06
06 Sí objeto del IVA, No traslado IVA. @2024-12-13
07 No traslado del IVA, Sí desglose IEPS. @2024-12-13
08 No traslado del IVA, No desglose IEPS. @2024-12-13
`;

/** c_Periodicidad */
export const periodicidad = `
01 Diario
02 Semanal
03 Quincenal
04 Mensual
05 Bimestral
`;

/** c_TipoRelacion */
export const tipoRelacion = `
01 Nota de crédito de los documentos relacionados
02 Nota de débito de los documentos relacionados
03 Devolución de mercancía sobre facturas o traslados previos
04 Sustitución de los CFDI previos
05 Traslados de mercancías facturados previamente
06 Factura generada por los traslados previos
07 CFDI por aplicación de anticipo
`;

/** c_Aduana */
export const aduana = `
01 ACAPULCO, ACAPULCO DE JUAREZ, GUERRERO.
02 AGUA PRIETA, AGUA PRIETA, SONORA.
05 SUBTENIENTE LOPEZ, SUBTENIENTE LOPEZ, QUINTANA ROO.
06 CIUDAD DEL CARMEN, CIUDAD DEL CARMEN, CAMPECHE.
07 CIUDAD JUAREZ, CIUDAD JUAREZ, CHIHUAHUA.
08 COATZACOALCOS, COATZACOALCOS, VERACRUZ.
11 ENSENADA, ENSENADA, BAJA CALIFORNIA.
12 GUAYMAS, GUAYMAS, SONORA.
14 LA PAZ, LA PAZ, BAJA CALIFORNIA SUR.
16 MANZANILLO, MANZANILLO, COLIMA.
17 MATAMOROS, MATAMOROS, TAMAULIPAS.
18 MAZATLAN, MAZATLAN, SINALOA.
19 MEXICALI, MEXICALI, BAJA CALIFORNIA.
20 MEXICO, DISTRITO FEDERAL.
22 NACO, NACO, SONORA.
23 NOGALES, NOGALES, SONORA.
24 NUEVO LAREDO, NUEVO LAREDO, TAMAULIPAS.
25 OJINAGA, OJINAGA, CHIHUAHUA.
26 PUERTO PALOMAS, PUERTO PALOMAS, CHIHUAHUA.
27 PIEDRAS NEGRAS, PIEDRAS NEGRAS, COAHUILA.
28 PROGRESO, PROGRESO, YUCATAN.
30 CIUDAD REYNOSA, CIUDAD REYNOSA, TAMAULIPAS.
31 SALINA CRUZ, SALINA CRUZ, OAXACA.
33 SAN LUIS RIO COLORADO, SAN LUIS RIO COLORADO, SONORA.
34 CIUDAD MIGUEL ALEMAN, CIUDAD MIGUEL ALEMAN, TAMAULIPAS.
37 CIUDAD HIDALGO, CIUDAD HIDALGO, CHIAPAS.
38 TAMPICO, TAMPICO, TAMAULIPAS.
39 TECATE, TECATE, BAJA CALIFORNIA.
40 TIJUANA, TIJUANA, BAJA CALIFORNIA.
42 TUXPAN, TUXPAN DE RODRIGUEZ CANO, VERACRUZ.
43 VERACRUZ, VERACRUZ, VERACRUZ.
44 CIUDAD ACUÑA, CIUDAD ACUÑA, COAHUILA.
46 TORREON, TORREON, COAHUILA.
47 AEROPUERTO INTERNACIONAL DE LA CIUDAD DE MEXICO,
48 GUADALAJARA, TLACOMULCO DE ZUÑIGA, JALISCO.
50 SONOYTA, SONOYTA, SONORA.
51 LAZARO CARDENAS, LAZARO CARDENAS, MICHOACAN.
52 MONTERREY, GENERAL MARIANO ESCOBEDO, NUEVO LEON.
53 CANCUN, CANCUN, QUINTANA ROO.
64 QUERÉTARO, EL MARQUÉS Y COLON, QUERÉTARO.
65 TOLUCA, TOLUCA, ESTADO DE MEXICO.
67 CHIHUAHUA, CHIHUAHUA, CHIHUAHUA.
73 AGUASCALIENTES, AGUASCALIENTES, AGUASCALIENTES.
75 PUEBLA, HEROICA PUEBLA DE ZARAGOZA, PUEBLA.
80 COLOMBIA, COLOMBIA, NUEVO LEON.
81 ALTAMIRA, ALTAMIRA, TAMAULIPAS.
82 CIUDAD CAMARGO, CIUDAD CAMARGO, TAMAULIPAS.
83 DOS BOCAS, PARAISO, TABASCO.
84 GUANAJUATO, SILAO, GUANAJUATO.
85 AEROPUERTO INTERNACIONAL FELIPE ÁNGELES, SANTA LUCÍA, ZUMPANGO, ESTADO DE MÉXICO. @2023-01-13
`;
