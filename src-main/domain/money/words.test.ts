import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_CATALOGS, list } from '#domain/catalogs/index.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { amountInWords, integerInWords, type Agreement } from './words.ts';

describe('an amount in words', () => {
  it.each([
    ['1234.50', 'MXN', 'MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N.'],
    ['0', 'MXN', 'CERO PESOS 00/100 M.N.'],
    ['0.05', 'MXN', 'CERO PESOS 05/100 M.N.'],
    ['1', 'MXN', 'UN PESO 00/100 M.N.'],
    ['1.01', 'MXN', 'UN PESO 01/100 M.N.'],
    ['2', 'MXN', 'DOS PESOS 00/100 M.N.'],
    ['15', 'MXN', 'QUINCE PESOS 00/100 M.N.'],
    ['16.4', 'MXN', 'DIECISÉIS PESOS 40/100 M.N.'],
    ['21', 'MXN', 'VEINTIÚN PESOS 00/100 M.N.'],
    ['22', 'MXN', 'VEINTIDÓS PESOS 00/100 M.N.'],
    ['26', 'MXN', 'VEINTISÉIS PESOS 00/100 M.N.'],
    ['31', 'MXN', 'TREINTA Y UN PESOS 00/100 M.N.'],
    ['40', 'MXN', 'CUARENTA PESOS 00/100 M.N.'],
    ['99.99', 'MXN', 'NOVENTA Y NUEVE PESOS 99/100 M.N.'],
    ['100', 'MXN', 'CIEN PESOS 00/100 M.N.'],
    ['101', 'MXN', 'CIENTO UN PESOS 00/100 M.N.'],
    ['500', 'MXN', 'QUINIENTOS PESOS 00/100 M.N.'],
    ['721', 'MXN', 'SETECIENTOS VEINTIÚN PESOS 00/100 M.N.'],
    ['900', 'MXN', 'NOVECIENTOS PESOS 00/100 M.N.'],
    ['1000', 'MXN', 'MIL PESOS 00/100 M.N.'],
    ['1001', 'MXN', 'MIL UN PESOS 00/100 M.N.'],
    ['1100', 'MXN', 'MIL CIEN PESOS 00/100 M.N.'],
    ['21000', 'MXN', 'VEINTIÚN MIL PESOS 00/100 M.N.'],
    ['31001', 'MXN', 'TREINTA Y UN MIL UN PESOS 00/100 M.N.'],
    ['100000', 'MXN', 'CIEN MIL PESOS 00/100 M.N.'],
    ['101000', 'MXN', 'CIENTO UN MIL PESOS 00/100 M.N.'],
    ['999999.99', 'MXN', 'NOVECIENTOS NOVENTA Y NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N.'],
    ['1000000', 'MXN', 'UN MILLÓN DE PESOS 00/100 M.N.'],
    ['1000000.50', 'MXN', 'UN MILLÓN DE PESOS 50/100 M.N.'],
    ['1000001', 'MXN', 'UN MILLÓN UN PESOS 00/100 M.N.'],
    ['2000000', 'MXN', 'DOS MILLONES DE PESOS 00/100 M.N.'],
    ['2000100', 'MXN', 'DOS MILLONES CIEN PESOS 00/100 M.N.'],
    ['21000000', 'MXN', 'VEINTIÚN MILLONES DE PESOS 00/100 M.N.'],
    ['100000000', 'MXN', 'CIEN MILLONES DE PESOS 00/100 M.N.'],
    ['1000000000', 'MXN', 'MIL MILLONES DE PESOS 00/100 M.N.'],
    ['1001000000', 'MXN', 'MIL UN MILLONES DE PESOS 00/100 M.N.'],
    ['1000001000', 'MXN', 'MIL MILLONES MIL PESOS 00/100 M.N.'],
    ['1000000000000', 'MXN', 'UN BILLÓN DE PESOS 00/100 M.N.'],
    ['1000000000001', 'MXN', 'UN BILLÓN UN PESOS 00/100 M.N.'],
    ['2001000000000', 'MXN', 'DOS BILLONES MIL MILLONES DE PESOS 00/100 M.N.'],
    [
      '999999999999999999.99',
      'MXN',
      'NOVECIENTOS NOVENTA Y NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE BILLONES NOVECIENTOS NOVENTA Y NUEVE MIL ' +
        'NOVECIENTOS NOVENTA Y NUEVE MILLONES NOVECIENTOS NOVENTA Y NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N.',
    ],
    ['50.50', 'USD', 'CINCUENTA DÓLARES 50/100 USD'],
    ['1', 'USD', 'UN DÓLAR 00/100 USD'],
    ['1000000', 'EUR', 'UN MILLÓN DE EUROS 00/100 EUR'],
    ['1', 'GBP', 'UNA LIBRA ESTERLINA 00/100 GBP'],
    ['21.10', 'GBP', 'VEINTIUNA LIBRAS ESTERLINAS 10/100 GBP'],
    ['231', 'GBP', 'DOSCIENTAS TREINTA Y UNA LIBRAS ESTERLINAS 00/100 GBP'],
    ['200000', 'GBP', 'DOSCIENTAS MIL LIBRAS ESTERLINAS 00/100 GBP'],
    ['200000000', 'GBP', 'DOSCIENTOS MILLONES DE LIBRAS ESTERLINAS 00/100 GBP'],
    ['1000', 'JPY', 'MIL YENES JPY'],
    ['1.5', 'KWD', 'UN DINAR KUWAITÍ 500/1000 KWD'],
    ['21.00', 'AED', 'VEINTIUNO 00/100 AED'],
    ['0', 'XXX', 'CERO XXX'],
    ['1.000000', 'MXN', 'UN PESO 00/100 M.N.'],
  ])('writes %s %s', (total, moneda, words) => {
    expect(amountInWords(total, moneda)).toBe(words);
  });

  it.each([
    ['-1', 'MXN', 'MONEY_NEGATIVE'],
    ['1.005', 'MXN', 'MONEY_TOO_MANY_DECIMALS'],
    ['1,000', 'MXN', 'MONEY_MALFORMED'],
    ['1000000000000000000', 'MXN', 'WORDS_TOO_LARGE'],
    ['1', 'PES', 'MONEY_UNKNOWN_CURRENCY'],
  ] as const)('refuses %s %s', (total, moneda, code) => {
    expect(() => amountInWords(total, moneda)).toThrow(
      expect.toSatisfy((error: unknown) => isCuadraError(error, code)),
    );
  });

  it('knows every currency of the catalog', () => {
    expect(SMALL_CATALOGS).toContain('c_Moneda');
    for (const { key, decimales } of list('c_Moneda')) {
      const words = amountInWords('2', key);
      expect(words).toMatch(/^DOS /);
      expect(words.includes(`/${10 ** decimales}`)).toBe(decimales > 0);
    }
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.bigInt(0n, 10n ** 18n - 1n), fc.bigInt(0n, 10n ** 7n), sparse),
        fc.constantFrom<Agreement[]>('alone', 'noun', 'feminine'),
        (value, agreement) => {
          const words = integerInWords(value, agreement);
          expect(readWords(words)).toBe(value);
          expect(words).not.toMatch(/ {2}|^ | $|UNO (MIL|MILL|BILL)|UNA MIL/);
          expect(words).not.toMatch(FORBIDDEN[agreement]);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

/** What a numeral of each agreement must not contain. */
const FORBIDDEN: Record<Agreement, RegExp> = {
  noun: /UNO|UNA|IENTAS/,
  alone: /(UN|ÚN|AS)$/,
  feminine: /(UN|ÚN|UNO|IENTOS)$/,
};

/** Numbers with many zero groups, where «mil», «millón» and «de» go wrong first. */
const sparse = fc
  .array(fc.constantFrom(0n, 1n, 2n, 21n, 31n, 100n, 101n, 200n, 999n), { minLength: 6, maxLength: 6 })
  .map((groups) => groups.reduce<bigint>((value, group) => value * 1000n + group, 0n));

/** An independent reader of Spanish numerals: adds words up, multiplies at «mil», «millones», «billones». */
function readWords(words: string): bigint {
  const names: Record<string, number> = {
    CERO: 0,
    UN: 1,
    UNO: 1,
    UNA: 1,
    DOS: 2,
    TRES: 3,
    CUATRO: 4,
    CINCO: 5,
    SEIS: 6,
    SIETE: 7,
    OCHO: 8,
    NUEVE: 9,
    DIEZ: 10,
    ONCE: 11,
    DOCE: 12,
    TRECE: 13,
    CATORCE: 14,
    QUINCE: 15,
    DIECISEIS: 16,
    DIECISIETE: 17,
    DIECIOCHO: 18,
    DIECINUEVE: 19,
    VEINTE: 20,
    VEINTIUN: 21,
    VEINTIUNO: 21,
    VEINTIUNA: 21,
    VEINTIDOS: 22,
    VEINTITRES: 23,
    VEINTICUATRO: 24,
    VEINTICINCO: 25,
    VEINTISEIS: 26,
    VEINTISIETE: 27,
    VEINTIOCHO: 28,
    VEINTINUEVE: 29,
    TREINTA: 30,
    CUARENTA: 40,
    CINCUENTA: 50,
    SESENTA: 60,
    SETENTA: 70,
    OCHENTA: 80,
    NOVENTA: 90,
    CIEN: 100,
    CIENTO: 100,
    DOSCIENTOS: 200,
    TRESCIENTOS: 300,
    CUATROCIENTOS: 400,
    QUINIENTOS: 500,
    SEISCIENTOS: 600,
    SETECIENTOS: 700,
    OCHOCIENTOS: 800,
    NOVECIENTOS: 900,
  };
  let total = 0n;
  let six = 0;
  let three = 0;
  for (const raw of words.normalize('NFD').replaceAll(/\p{M}/gu, '').split(' ')) {
    const word = raw.replace(/IENTAS$/, 'IENTOS');
    if (word === 'Y') continue;
    if (word === 'MIL') {
      six += (three === 0 ? 1 : three) * 1000;
      three = 0;
    } else if (/^MILLON(ES)?$/.test(word) || /^BILLON(ES)?$/.test(word)) {
      total += BigInt(six + three) * (word.startsWith('B') ? 10n ** 12n : 10n ** 6n);
      six = 0;
      three = 0;
    } else {
      const value = names[word];
      if (value === undefined) throw new Error(`not a numeral: ${word}`);
      three += value;
    }
  }
  return total + BigInt(six + three);
}
