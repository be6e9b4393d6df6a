/**
 * Regimes by what people and documents call them. A constancia says «Régimen de las Personas Físicas con Actividades
 * Empresariales y Profesionales» where c_RegimenFiscal has «Personas Físicas con Actividades Empresariales y
 * Profesionales»: without «régimen» and the small words both are the same.
 */
import { fold, wordsOf } from './search/fold.ts';
import { list } from './small.ts';

const SMALL_WORDS = new Set('regimen fiscal de del la las el los y o e en por con sus su que para a'.split(' '));

/** Other names in use: SAT's abbreviations and older wordings. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['601', 'Personas Morales del Régimen General'],
  ['601', 'General de Ley de Personas Morales'],
  ['601', 'General'],
  ['605', 'Sueldos y Salarios'],
  ['605', 'Asalariados'],
  ['606', 'Arrendamiento de inmuebles'],
  ['608', 'Los demás ingresos'],
  ['611', 'Dividendos'],
  ['612', 'Actividades Empresariales y Profesionales'],
  ['612', 'Personas Físicas con Actividad Empresarial y Profesional'],
  ['612', 'Actividad Empresarial y Profesional'],
  ['614', 'Intereses'],
  ['616', 'Sin obligaciones'],
  ['621', 'RIF'],
  ['621', 'Incorporación'],
  ['622', 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras PM'],
  ['622', 'AGAPES'],
  ['625', 'Plataformas Tecnológicas'],
  ['625', 'Actividades Empresariales con ingresos a través de Plataformas Tecnológicas'],
  ['626', 'RESICO'],
  ['626', 'Simplificado de Confianza'],
];

const NAMES: ReadonlyMap<string, string> = new Map([
  ...OTHER_NAMES.map(([clave, name]) => [essence(name), clave] as const),
  ...list('c_RegimenFiscal').map(({ key, texto }) => [essence(texto), key] as const),
]);

function essence(name: string): string {
  return wordsOf(fold(name))
    .filter((word) => !SMALL_WORDS.has(word))
    .join(' ');
}

/** @returns the key of c_RegimenFiscal, or undefined where the name says none */
export function regimenByName(name: string): string | undefined {
  const found = essence(name);
  return found === '' ? undefined : NAMES.get(found);
}
