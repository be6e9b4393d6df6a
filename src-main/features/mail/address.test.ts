import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { headerWord, needsSmtpUtf8, normalizeAddress, normalizeMailbox } from './address.ts';

function attempt(work: () => string): { address?: string; error?: unknown } {
  try {
    return { address: work() };
  } catch (error) {
    return { error };
  }
}

describe('normalizeAddress', () => {
  it.each([
    ['ana@ejemplo.mx', 'ana@ejemplo.mx'],
    ['  Ana.Lopez+facturas@Ejemplo.MX ', 'Ana.Lopez+facturas@ejemplo.mx'],
    ['ventas@ñandú.mx', 'ventas@xn--and-6ma2c.mx'],
    ['muñoz@ejemplo.mx', 'muñoz@ejemplo.mx'],
    // A decomposed ñ is the same address as a composed one.
    ['mun\u0303oz@ejemplo.mx', 'muñoz@ejemplo.mx'],
    ["o'brien_x=1@sub.ejemplo.com.mx", "o'brien_x=1@sub.ejemplo.com.mx"],
  ])('takes %s', (input, expected) => {
    expect(normalizeAddress(input)).toBe(expected);
  });

  it.each([
    '',
    '@',
    'ana',
    'ana@',
    '@ejemplo.mx',
    'ana@ejemplo',
    'ana@@ejemplo.mx',
    'ana@ejemplo..mx',
    '.ana@ejemplo.mx',
    'ana.@ejemplo.mx',
    'a..b@ejemplo.mx',
    'ana lopez@ejemplo.mx',
    'ana@ejem plo.mx',
    'ana@-ejemplo.mx',
    'ana@ejemplo-.mx',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    '"ana"@ejemplo.mx',
    'ana(x)@ejemplo.mx',
    'Ana <ana@ejemplo.mx>',
    'ana@ejemplo.mx,otra@ejemplo.mx',
    'ana@ejemplo.mx;otra@ejemplo.mx',
    'ana@ejemplo.mx\r\nBcc: otra@ejemplo.mx',
    'ana\n@ejemplo.mx',
    'ana@ejemplo.mx\u0000',
    'ana@ejem\u202Eplo.mx',
    'ana@ejemplo.mx/otra',
    'ana@%65jemplo.mx',
    `${'a'.repeat(65)}@ejemplo.mx`,
    `ana@${'a'.repeat(64)}.mx`,
    `ana@${'abcdefgh.'.repeat(28)}mx`,
  ])('refuses %j', (input) => {
    expect(() => normalizeAddress(input)).toThrow(expect.objectContaining({ code: 'MAIL_ADDRESS_INVALID' }));
  });

  it('never lets through a character that a header or an SMTP command gives a meaning', () => {
    const letter = fc.constantFrom(...Array.from('abcxyz019-_.ñÑé'));
    const odd = fc.oneof(
      fc.constantFrom(...Array.from(' \t\r\n\0<>()[]",;:\\@%/\u202E\u2028')),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    const mostlyValid = fc
      .array(fc.oneof({ weight: 30, arbitrary: letter }, { weight: 1, arbitrary: odd }), {
        minLength: 1,
        maxLength: 20,
      })
      .map((parts) => parts.join(''));
    let accepted = 0;
    fc.assert(
      fc.property(mostlyValid, mostlyValid, (local, domain) => {
        const { address, error } = attempt(() => normalizeAddress(`${local}@${domain}.mx`));
        if (address === undefined) return isCuadraError(error, 'MAIL_ADDRESS_INVALID');
        accepted += 1;
        return (
          !/[\p{Cc}\s<>()[\]",;:\\\u202A-\u202E]/u.test(address) &&
          address.split('@').length === 2 &&
          // Once normalized it stays what it is.
          normalizeAddress(address) === address
        );
      }),
      { numRuns: 3000 },
    );
    // Otherwise the property would be about refusals only.
    expect(accepted).toBeGreaterThan(100);
  });

  it('shows hostile input without its control characters, shortened', () => {
    const { error } = attempt(() => normalizeAddress(`a\r\n${'x'.repeat(500)}`, 'to[3].address'));
    expect(error).toMatchObject({ code: 'MAIL_ADDRESS_INVALID', field: 'to[3].address' });
    expect(String(error)).toMatch(/^[^\p{Cc}]{1,200}$/u);
  });
});

describe('header words', () => {
  it('keeps names of all alphabets', () => {
    for (const name of ['Muñoz & Hijos, S.C.', 'José “Pepe” Ñandú', '株式会社', 'Ana 🧾']) {
      expect(headerWord(name, 'name')).toBe(name);
      expect(normalizeMailbox({ name, address: 'a@b.mx' }, 'to[0]')).toEqual({ name, address: 'a@b.mx' });
    }
  });

  it.each(['Ana\r\nBcc: x@y.mx', 'Ana\nX', 'Ana\u0000', 'Ana\u2028X', 'Ana \u202Emoc.knab'])('refuses %j', (name) => {
    expect(() => headerWord(name, 'name')).toThrow(expect.objectContaining({ code: 'MAIL_HEADER_INVALID' }));
    expect(() => normalizeMailbox({ name, address: 'a@b.mx' }, 'to[0]')).toThrow(
      expect.objectContaining({ code: 'MAIL_HEADER_INVALID', field: 'to[0].name' }),
    );
  });
});

it('knows which addresses need SMTPUTF8', () => {
  expect(needsSmtpUtf8('muñoz@ejemplo.mx')).toBe(true);
  expect(needsSmtpUtf8('munoz@xn--and-6ma2c.mx')).toBe(false);
});
