import { expect, test } from 'vitest';
import { starterCatalogs } from '#domain/catalogs/index.ts';
import { systemClock } from '#ports/clock.ts';
import { createCompanyChecks } from './check.ts';

const checks = createCompanyChecks({ clock: systemClock, catalogs: () => starterCatalogs });
const codes = (rfc: string): string[] => checks.check(rfc, 'es-MX').map(({ code }) => code);

test('an RFC whose last character is wrong is remarked, however it is written', () => {
  expect(codes('EKU9003173C9')).toEqual([]);
  expect(codes('eku-900317 3c8')).toEqual(['RFC-DIGITO']);
  expect(checks.check('EKU9003173C8', 'en')[0]).toMatchObject({ severity: 'warning', field: 'rfc' });
  expect(checks.check('EKU9003173C8', 'es-MX')[0]?.message).toContain('debería terminar en 9');
});

test('so is a date that does not exist', () => {
  expect(codes('EKU9002303C9')).toContain('RFC-FECHA');
});

test('what has not the form of an RFC is not judged here, and a generic one has no digit', () => {
  expect(codes('EKU90')).toEqual([]);
  expect(codes('XAXX010101000')).toEqual([]);
});
