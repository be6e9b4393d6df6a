import { describe, expect, test } from 'vitest';
import { hasMessage } from '#i18n/index.ts';
import { codeInText, findingOf, isTimeDependent } from './codes.ts';

test.each([
  ['307. El comprobante contiene un timbre previo.', '307'],
  ['401 - El rango de la fecha de generación no debe de ser mayor a 72 horas', '401'],
  ['CFDI40148 - El campo DomicilioFiscalReceptor…', 'CFDI40148'],
  ['cfdi-40148: …', 'CFDI40148'],
  ['CRP20217 El valor…', 'CRP20217'],
  ['Error interno', undefined],
  ['5000 timbres', undefined],
])('the code of «%s» is %s', (text, code) => {
  expect(codeInText(text)).toBe(code);
});

test('every finding has words, a code nobody knows too', () => {
  for (const code of ['301', '401', '707', 'CFDI40148', 'CFDI40999', 'X9']) {
    const finding = findingOf(code);
    expect(hasMessage(finding.messageKey)).toBe(true);
    expect(finding).toMatchObject({ code, severity: 'error' });
  }
  expect(findingOf('CFDI40148').field).toBe('receptor.domicilioFiscalReceptor');
});

describe('what a refusal of a repeat proves about the first send', () => {
  test.each(['301', '302', '303', '306', '707', 'CFDI40148', 'CFDI40119'])('%s: it was refused too', (code) => {
    expect(isTimeDependent(code)).toBe(false);
  });
  test.each(['401', '402', '304', '305', '308', 'CFDI40106', '307', '705', '', 'nuevo'])('%s: nothing', (code) => {
    expect(isTimeDependent(code)).toBe(true);
  });
});
