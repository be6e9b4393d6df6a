/**
 * Complements of a concept: schools, new vehicles, on account of third parties (3.3).
 * Written in the notation of `../notation.ts`; order and optionality as SAT's stylesheets have them.
 */
export const CONCEPTS: readonly (readonly [namespace: string, rules: string])[] = [
  [
    'http://www.sat.gob.mx/iedu',
    `
instEducativas: version nombreAlumno CURP nivelEducativo autRVOE rfcPago?
`,
  ],
  [
    'http://www.sat.gob.mx/ventavehiculos',
    `
VentaVehiculos: version ClaveVehicular [version=1.1](Niv) >//InformacionAduanera
InformacionAduanera: numero fecha aduana?
`,
  ],
  [
    'http://www.sat.gob.mx/terceros',
    `
PorCuentadeTerceros: version rfc nombre? >//InformacionFiscalTercero >//InformacionAduanera >CuentaPredial
  >//Retenciones/Retencion >//Traslados/Traslado
Retencion: impuesto importe
Traslado: impuesto tasa importe
InformacionAduanera: numero fecha aduana?
CuentaPredial: numero
InformacionFiscalTercero: calle noExterior? noInterior? colonia? localidad? referencia? municipio estado pais
  codigoPostal
`,
  ],
];
