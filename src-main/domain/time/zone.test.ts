import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import type { CodigoPostalEntry } from '#domain/catalogs/big.ts';
import { fechaLocal, instantOfFecha, stateOfPostalCode, zoneOfPostalCode, zoneOfSatColumns } from './zone.ts';

const offsetAt = (zone: string, iso: string): number =>
  DateTime.fromISO(iso, { zone: 'utc' }).setZone(zone).offset / 60;
const [JULY, JANUARY] = ['2026-07-15T18:00:00', '2026-01-15T18:00:00'];

describe('zoneOfPostalCode', () => {
  test.each([
    ['06600', 'America/Mexico_City', 'Ciudad de México', -6, -6],
    ['83000', 'America/Hermosillo', 'Hermosillo', -7, -7],
    ['83449', 'America/Hermosillo', 'San Luis Río Colorado, Sonora, on the border but without seasonal time', -7, -7],
    ['22000', 'America/Tijuana', 'Tijuana', -8, -7],
    ['22900', 'America/Tijuana', 'San Quintín: the whole state follows the border', -8, -7],
    ['23000', 'America/Mazatlan', 'La Paz', -7, -7],
    ['80000', 'America/Mazatlan', 'Culiacán', -7, -7],
    ['63000', 'America/Mazatlan', 'Tepic', -7, -7],
    ['63732', 'America/Bahia_Banderas', 'Bucerías, Bahía de Banderas', -6, -6],
    ['77500', 'America/Cancun', 'Cancún', -5, -5],
    ['31000', 'America/Chihuahua', 'Chihuahua', -6, -6],
    ['32000', 'America/Ciudad_Juarez', 'Ciudad Juárez', -7, -6],
    ['31840', 'America/Ciudad_Juarez', 'Janos', -7, -6],
    ['32800', 'America/Chihuahua', 'Ahumada, between Juárez and Coyame', -6, -6],
    ['32881', 'America/Ojinaga', 'Ojinaga', -6, -5],
    ['26000', 'America/Matamoros', 'Piedras Negras', -6, -5],
    ['26340', 'America/Monterrey', 'Múzquiz', -6, -6],
    ['25000', 'America/Monterrey', 'Saltillo', -6, -6],
    ['65030', 'America/Matamoros', 'Anáhuac, Nuevo León', -6, -5],
    ['64000', 'America/Monterrey', 'Monterrey', -6, -6],
    ['88500', 'America/Matamoros', 'Reynosa', -6, -5],
    ['87600', 'America/Monterrey', 'San Fernando, Tamaulipas', -6, -6],
    ['97000', 'America/Merida', 'Mérida', -6, -6],
    ['99999', 'America/Mexico_City', 'a code of no place, Zacatecas by its prefix', -6, -6],
    ['18000', 'America/Mexico_City', 'a prefix of no state', -6, -6],
  ])('%s is %s (%s)', (code, zone, _why, winter, summer) => {
    expect(zoneOfPostalCode(code)).toBe(zone);
    expect(offsetAt(zone, JANUARY)).toBe(winter);
    expect(offsetAt(zone, JULY)).toBe(summer);
  });

  test("SAT's list comes first, and our table where it says nothing of the zone", () => {
    const entry: CodigoPostalEntry = { key: '83449', texto: '', estado: 'SON' };
    const saying = (zona: string) => ({ codigoPostal: () => ({ ...entry, zona }) });
    expect(zoneOfPostalCode('83449', saying('America/Tijuana'))).toBe('America/Tijuana');
    expect(zoneOfPostalCode('83449', { codigoPostal: () => entry })).toBe('America/Hermosillo');
    expect(zoneOfPostalCode('83449', { codigoPostal: () => 'not-verified' })).toBe('America/Hermosillo');
  });

  test('states by prefix', () => {
    expect(stateOfPostalCode('86991')).toBe('TAB');
    expect(stateOfPostalCode('76802')).toBe('QUE');
    expect(stateOfPostalCode('17000')).toBeUndefined();
    expect(stateOfPostalCode('0660')).toBeUndefined();
  });
});

describe('zoneOfSatColumns', () => {
  const zone = (estado: string, descripcion: string, invierno?: string, verano?: string, mesInicioVerano?: string) =>
    zoneOfSatColumns({
      estado,
      descripcion,
      mesInicioVerano,
      diferenciaVerano: verano,
      diferenciaInvierno: invierno,
    });

  test('the offsets decide, the state among equal clocks', () => {
    expect(zone('CMX', 'Tiempo del Centro', '-6', '-6')).toBe('America/Mexico_City');
    expect(zone('NLE', 'Tiempo del Centro', '-6', '-6')).toBe('America/Monterrey');
    expect(zone('CHH', 'Tiempo del Centro', '-6', '')).toBe('America/Chihuahua');
    expect(zone('NAY', 'Tiempo del Centro', '-6', '-6')).toBe('America/Bahia_Banderas');
    expect(zone('ROO', 'Tiempo del Sureste', '-5', '-5')).toBe('America/Cancun');
    expect(zone('SON', 'Tiempo del Pacífico Sonora', '-7', '-7')).toBe('America/Hermosillo');
    expect(zone('SIN', 'Tiempo del Pacífico', '-7', '-7')).toBe('America/Mazatlan');
    expect(zone('TAM', 'Tiempo del Centro en Frontera', '-6', '-5', 'Marzo')).toBe('America/Matamoros');
    expect(zone('CHH', 'Tiempo del Centro en Frontera', '-6', '-5', 'Marzo')).toBe('America/Ojinaga');
    expect(zone('CHH', 'Tiempo del Pacífico en Frontera', '-7', '-6', 'Marzo')).toBe('America/Ciudad_Juarez');
    expect(zone('BCN', 'Tiempo del Noroeste en Frontera', '-8', '-7', 'Marzo')).toBe('America/Tijuana');
  });

  test('summer time from April is the abolished one', () => {
    expect(zone('CMX', 'Tiempo del Centro', '-6', '-5', 'Abril')).toBe('America/Mexico_City');
    expect(zone('SIN', 'Tiempo del Pacífico', '-7', '-6', 'Abril')).toBe('America/Mazatlan');
  });

  test('without offsets the words speak', () => {
    expect(zone('CMX', 'Tiempo del Centro')).toBe('America/Mexico_City');
    expect(zone('TAM', 'Tiempo del Centro en Frontera')).toBe('America/Matamoros');
    expect(zone('SON', 'TIEMPO DEL PACIFICO SONORA')).toBe('America/Hermosillo');
    expect(zone('BCN', 'Tiempo del Pacífico en Frontera')).toBe('America/Tijuana');
    expect(zone('CHH', 'Tiempo del Pacífico en Frontera')).toBe('America/Ciudad_Juarez');
    expect(zone('ROO', 'Tiempo del Sureste')).toBe('America/Cancun');
    expect(zone('BCN', 'Tiempo del Noroeste')).toBe('America/Tijuana');
    expect(zone('CMX', '')).toBeUndefined();
  });

  test('a clock that Mexico does not have is no zone', () => {
    expect(zone('CMX', 'Tiempo del Centro', '-3', '-3')).toBeUndefined();
    expect(zone('CMX', 'Tiempo del Centro', '-6', '-9')).toBeUndefined();
  });
});

describe('fechaLocal and instantOfFecha', () => {
  test('the same instant in three zones', () => {
    const instant = new Date('2026-07-01T05:59:59.999Z');
    expect(fechaLocal(instant, 'America/Mexico_City')).toBe('2026-06-30T23:59:59');
    expect(fechaLocal(instant, 'America/Tijuana')).toBe('2026-06-30T22:59:59');
    expect(fechaLocal(instant, 'America/Cancun')).toBe('2026-07-01T00:59:59');
  });

  test('before the law of 2022 the centre had summer time', () => {
    expect(instantOfFecha('2021-07-01T12:00:00', 'America/Mexico_City').toISOString()).toBe('2021-07-01T17:00:00.000Z');
    expect(instantOfFecha('2023-07-01T12:00:00', 'America/Mexico_City').toISOString()).toBe('2023-07-01T18:00:00.000Z');
  });

  test('a skipped hour moves on, a repeated one is the first', () => {
    // Tijuana, 2026-03-08: 02:00 to 03:00. 2026-11-01: 02:00 back to 01:00.
    expect(instantOfFecha('2026-03-08T02:30:00', 'America/Tijuana').toISOString()).toBe('2026-03-08T10:30:00.000Z');
    expect(fechaLocal(new Date('2026-03-08T10:30:00Z'), 'America/Tijuana')).toBe('2026-03-08T03:30:00');
    expect(instantOfFecha('2026-11-01T01:30:00', 'America/Tijuana').toISOString()).toBe('2026-11-01T08:30:00.000Z');
    expect(fechaLocal(new Date('2026-11-01T09:30:00Z'), 'America/Tijuana')).toBe('2026-11-01T01:30:00');
  });

  test.each(['2026-02-30T00:00:00', '2026-01-01T24:00:00', '2026-01-01', '2026-01-01T00:00:00Z', '', '2026-1-1T0:0:0'])(
    '%j is no Fecha',
    (fecha) => {
      expect(() => instantOfFecha(fecha, 'America/Mexico_City')).toThrow(
        expect.objectContaining({ code: 'FECHA_MALFORMED' }),
      );
    },
  );

  test('a zone that does not exist is said', () => {
    expect(() => fechaLocal(new Date(0), 'America/Tenochtitlan')).toThrow(
      expect.objectContaining({ code: 'TIME_ZONE_UNKNOWN' }),
    );
  });

  test('property: agrees with luxon, and comes back except in the repeated hour', () => {
    const zones = [
      'America/Mexico_City',
      'America/Tijuana',
      'America/Ciudad_Juarez',
      'America/Cancun',
      'America/Hermosillo',
    ];
    const instants = fc.date({ min: new Date('2014-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (date, zone) => {
        const instant = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const local = DateTime.fromJSDate(instant, { zone });
        const fecha = fechaLocal(instant, zone);
        expect(fecha).toBe(local.toFormat("yyyy-MM-dd'T'HH:mm:ss"));
        const back = instantOfFecha(fecha, zone);
        const repeated = local.getPossibleOffsets().length > 1;
        expect(back.getTime() === instant.getTime() || (repeated && back < instant)).toBe(true);
        expect(fechaLocal(back, zone)).toBe(fecha);
      }),
      { numRuns: 500 },
    );
  });
});
