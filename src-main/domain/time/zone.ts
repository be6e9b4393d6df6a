/**
 * Local time of a place of issue. A CFDI's `Fecha` is the local time of LugarExpedicion without a zone,
 * and a PAC refuses it when it is more than 72 hours old or in the future *there* (code 401), so the
 * zone of a postal code is fiscal data.
 */
import { IANAZone } from 'luxon';
import type { BigCatalogs } from '#domain/catalogs/big.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { zoneByPrefix } from './postal-zones.ts';

export { stateOfPostalCode, zoneOfState } from './postal-zones.ts';
export { zoneOfSatColumns, type SatZoneColumns } from './sat-zones.ts';

/**
 * IANA zone of a postal code: what SAT's c_CodigoPostal says where the catalogs have it, otherwise
 * its municipality's or state's by our own table, otherwise the centre's.
 * @param codigoPostal five digits
 */
export function zoneOfPostalCode(codigoPostal: string, catalogs?: Pick<BigCatalogs, 'codigoPostal'>): string {
  const entry = catalogs?.codigoPostal(codigoPostal);
  if (typeof entry === 'object' && entry.zona !== undefined) return entry.zona;
  return zoneByPrefix(codigoPostal);
}

/**
 * An instant as the local clock of a zone writes it: `AAAA-MM-DDThh:mm:ss` (whole seconds, cut).
 * @throws CuadraError TIME_ZONE_UNKNOWN
 */
export function fechaLocal(instant: Date, zone: string): string {
  return writeLocal(instant.getTime(), ianaZone(zone));
}

/**
 * The instant of a local time. On the border the clock jumps in March and repeats an hour in November:
 * a time that was skipped means the same distance after the jump (02:30 is 03:30), and one that
 * happened twice means the first.
 * @param fecha `AAAA-MM-DDThh:mm:ss`
 * @throws CuadraError FECHA_MALFORMED, TIME_ZONE_UNKNOWN
 */
export function instantOfFecha(fecha: string, zone: string): Date {
  const iana = ianaZone(zone);
  const asIfUtc = parseFecha(fecha);
  // The offset of the day before and of the day after: at most one change lies between them.
  const offsets = [asIfUtc - DAY_MS, asIfUtc + DAY_MS].map((ms) => iana.offset(ms) * 60_000);
  const candidates = offsets.map((offset) => asIfUtc - offset).filter((ms) => writeLocal(ms, iana) === fecha);
  const [before = 0] = offsets;
  return new Date(candidates.length === 0 ? asIfUtc - before : Math.min(...candidates));
}

const DAY_MS = 86_400_000;
const FECHA = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** The local time read as if it were UTC, in ms. */
function parseFecha(fecha: string): number {
  const ms = FECHA.test(fecha) ? Date.parse(`${fecha}Z`) : Number.NaN;
  // Date.parse lets 24:00:00 pass and some engines roll over the 31st: what comes back must be what went in.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== fecha) {
    throw new CuadraError('FECHA_MALFORMED', { params: { fecha }, field: 'fecha' });
  }
  return ms;
}

function writeLocal(ms: number, zone: IANAZone): string {
  const wholeSeconds = Math.floor(ms / 1000) * 1000;
  return new Date(wholeSeconds + zone.offset(wholeSeconds) * 60_000).toISOString().slice(0, 19);
}

function ianaZone(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new CuadraError('TIME_ZONE_UNKNOWN', { params: { zone: name } });
  return zone;
}
