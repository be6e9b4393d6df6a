/**
 * Namespaces of the standard and its complements, with the schema each document must name in
 * xsi:schemaLocation. Source: SAT's publications as listed in phpcfdi/sat-ns-registry.
 */
import type { CfdiVersion } from './model.ts';

export const CFDI_NAMESPACE: Readonly<Record<CfdiVersion, string>> = {
  '4.0': 'http://www.sat.gob.mx/cfd/4',
  '3.3': 'http://www.sat.gob.mx/cfd/3',
};
export const TFD = 'http://www.sat.gob.mx/TimbreFiscalDigital';
export const IMPLOCAL = 'http://www.sat.gob.mx/implocal';
export const LEYENDAS = 'http://www.sat.gob.mx/leyendasFiscales';

const SITE = 'http://www.sat.gob.mx/sitio_internet/cfd/';

/** Path of the schema below {@link SITE}, by namespace. */
const SCHEMAS: Readonly<Record<string, string>> = {
  'http://www.sat.gob.mx/cfd/4': '4/cfdv40.xsd',
  'http://www.sat.gob.mx/cfd/3': '3/cfdv33.xsd',
  [TFD]: 'TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd',
  [IMPLOCAL]: 'implocal/implocal.xsd',
  [LEYENDAS]: 'leyendasFiscales/leyendasFisc.xsd',
  'http://www.sat.gob.mx/Pagos20': 'Pagos/Pagos20.xsd',
  'http://www.sat.gob.mx/Pagos': 'Pagos/Pagos10.xsd',
  'http://www.sat.gob.mx/EstadoDeCuentaCombustible': 'EstadoDeCuentaCombustible/ecc11.xsd',
  'http://www.sat.gob.mx/EstadoDeCuentaCombustible12': 'EstadoDeCuentaCombustible/ecc12.xsd',
  'http://www.sat.gob.mx/donat': 'donat/donat11.xsd',
  'http://www.sat.gob.mx/divisas': 'divisas/divisas.xsd',
  'http://www.sat.gob.mx/pfic': 'pfic/pfic.xsd',
  'http://www.sat.gob.mx/TuristaPasajeroExtranjero': 'TuristaPasajeroExtranjero/TuristaPasajeroExtranjero.xsd',
  'http://www.sat.gob.mx/detallista': 'detallista/detallista.xsd',
  'http://www.sat.gob.mx/registrofiscal': 'cfdiregistrofiscal/cfdiregistrofiscal.xsd',
  'http://www.sat.gob.mx/nomina12': 'nomina/nomina12.xsd',
  'http://www.sat.gob.mx/pagoenespecie': 'pagoenespecie/pagoenespecie.xsd',
  'http://www.sat.gob.mx/valesdedespensa': 'valesdedespensa/valesdedespensa.xsd',
  'http://www.sat.gob.mx/ConsumoDeCombustibles11': 'consumodecombustibles/consumodeCombustibles11.xsd',
  'http://www.sat.gob.mx/consumodecombustibles': 'consumodecombustibles/consumodecombustibles.xsd',
  'http://www.sat.gob.mx/aerolineas': 'aerolineas/aerolineas.xsd',
  'http://www.sat.gob.mx/notariospublicos': 'notariospublicos/notariospublicos.xsd',
  'http://www.sat.gob.mx/vehiculousado': 'vehiculousado/vehiculousado.xsd',
  'http://www.sat.gob.mx/servicioparcialconstruccion': 'servicioparcialconstruccion/servicioparcialconstruccion.xsd',
  'http://www.sat.gob.mx/renovacionysustitucionvehiculos':
    'renovacionysustitucionvehiculos/renovacionysustitucionvehiculos.xsd',
  'http://www.sat.gob.mx/certificadodestruccion': 'certificadodestruccion/certificadodedestruccion.xsd',
  'http://www.sat.gob.mx/arteantiguedades': 'arteantiguedades/obrasarteantiguedades.xsd',
  'http://www.sat.gob.mx/ine': 'ine/ine11.xsd',
  'http://www.sat.gob.mx/ComercioExterior11': 'ComercioExterior11/ComercioExterior11.xsd',
  'http://www.sat.gob.mx/ComercioExterior20': 'ComercioExterior20/ComercioExterior20.xsd',
  'http://www.sat.gob.mx/GastosHidrocarburos10': 'GastosHidrocarburos10/GastosHidrocarburos10.xsd',
  'http://www.sat.gob.mx/IngresosHidrocarburos10': 'IngresosHidrocarburos10/IngresosHidrocarburos.xsd',
  'http://www.sat.gob.mx/hidrocarburospetroliferos': 'hidrocarburospetroliferos/hidrocarburospetroliferos.xsd',
  'http://www.sat.gob.mx/CartaPorte': 'CartaPorte/CartaPorte.xsd',
  'http://www.sat.gob.mx/CartaPorte20': 'CartaPorte/CartaPorte20.xsd',
  'http://www.sat.gob.mx/CartaPorte30': 'CartaPorte/CartaPorte30.xsd',
  'http://www.sat.gob.mx/CartaPorte31': 'CartaPorte/CartaPorte31.xsd',
  'http://www.sat.gob.mx/iedu': 'iedu/iedu.xsd',
  'http://www.sat.gob.mx/ventavehiculos': 'ventavehiculos/ventavehiculos11.xsd',
  'http://www.sat.gob.mx/terceros': 'terceros/terceros11.xsd',
};

/** The pair `namespace schema` for xsi:schemaLocation, or undefined for a namespace that is not SAT's. */
export function schemaLocationOf(namespace: string): string | undefined {
  const path = Object.hasOwn(SCHEMAS, namespace) ? SCHEMAS[namespace] : undefined;
  return path === undefined ? undefined : `${namespace} ${SITE}${path}`;
}
