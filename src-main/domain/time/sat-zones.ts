/**
 * From the time-zone columns of SAT's c_CodigoPostal to an IANA zone.
 *
 * SAT names zones loosely («Tiempo del Pacífico en Frontera» has meant Ciudad Juárez and Tijuana in
 * different copies), but the offsets in its columns say which clock it means, so these decide; the
 * state chooses among zones with the same clock today, and the words only where offsets are missing.
 */
import { CENTRO, zoneOfState } from './postal-zones.ts';

export interface SatZoneColumns {
  /** c_Estado of the row. */
  readonly estado: string;
  /** «Descripción del Huso Horario», e.g. «Tiempo del Centro en Frontera». */
  readonly descripcion: string;
  /** «Mes_Inicio_Horario_Verano»: Marzo on the border, Abril under the rules abolished in 2022, else empty. */
  readonly mesInicioVerano?: string | undefined;
  /** «Diferencia_Horaria_Verano», hours from UTC. */
  readonly diferenciaVerano?: string | undefined;
  /** «Diferencia_Horaria_Invierno», hours from UTC. */
  readonly diferenciaInvierno?: string | undefined;
}

/**
 * The IANA zone of a row, or undefined where its columns name no zone of Mexico
 * (the caller then falls back to the postal prefix).
 */
export function zoneOfSatColumns(columns: SatZoneColumns): string | undefined {
  const invierno = hours(columns.diferenciaInvierno);
  if (invierno === undefined) return zoneOfWords(columns);
  // April began the summer time that the law of 2022 abolished: an old copy, the clock is winter's all year.
  const abolished = /^abril$/i.test(columns.mesInicioVerano?.trim() ?? '');
  const verano = abolished ? invierno : (hours(columns.diferenciaVerano) ?? invierno);
  return zoneOfClock(columns.estado, invierno, verano);
}

function zoneOfClock(estado: string, invierno: number, verano: number): string | undefined {
  const seasonal = verano === invierno + 1;
  if (!seasonal && verano !== invierno) return undefined;
  switch (invierno) {
    case -5:
      return seasonal ? undefined : 'America/Cancun';
    case -6:
      if (seasonal) return estado === 'CHH' ? 'America/Ojinaga' : 'America/Matamoros';
      return estado === 'NAY' ? 'America/Bahia_Banderas' : stateZoneAmong(estado, CENTRAL, CENTRO);
    case -7:
      if (seasonal) return 'America/Ciudad_Juarez';
      return stateZoneAmong(estado, PACIFIC, 'America/Mazatlan');
    case -8:
      return 'America/Tijuana';
    default:
      return undefined;
  }
}

/** Zones at UTC-6 and at UTC-7 all year. */
const CENTRAL = new Set([CENTRO, 'America/Monterrey', 'America/Merida', 'America/Chihuahua']);
const PACIFIC = new Set(['America/Mazatlan', 'America/Hermosillo']);

/** The state's own zone if its clock is the one meant, otherwise the principal zone of that clock. */
function stateZoneAmong(estado: string, zones: ReadonlySet<string>, principal: string): string {
  const own = zoneOfState(estado);
  return zones.has(own) ? own : principal;
}

/** The words alone: enough but on the border, where the state decides. */
function zoneOfWords({ estado, descripcion }: SatZoneColumns): string | undefined {
  const words = descripcion
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const border = words.includes('frontera');
  if (words.includes('sureste')) return 'America/Cancun';
  if (words.includes('noroeste')) return 'America/Tijuana';
  if (words.includes('pacifico')) {
    if (!border) return zoneOfClock(estado, -7, -7);
    return estado === 'BCN' ? 'America/Tijuana' : 'America/Ciudad_Juarez';
  }
  if (words.includes('centro')) return zoneOfClock(estado, -6, border ? -5 : -6);
  return undefined;
}

/** Hours of a «-6», «-6.0» or «UTC-6» cell. */
function hours(cell: string | undefined): number | undefined {
  const match = /^(?:UTC|GMT)?\s*([+-]?\d{1,2})(?:[.:]0+)?$/i.exec(cell?.trim() ?? '');
  return match === null ? undefined : Number(match[1]);
}
