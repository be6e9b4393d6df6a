/** Credentials that are typed in part. */
import { expect, test } from 'vitest';
import { finkokDeclaration } from '#connectors/pac/finkok/declaration.ts';
import { swDeclaration } from '#connectors/pac/sw/declaration.ts';
import { checkCredentials } from './pac-credentials.ts';

test('what is left out is as it was before', () => {
  const before = () => ({ user: 'ana', password: 'vieja' });
  expect(checkCredentials(finkokDeclaration, { password: 'nueva' }, before)).toEqual({
    user: 'ana',
    password: 'nueva',
  });
});

test('what is whole by itself is meant alone: a user in place of a token', () => {
  const before = () => ({ token: 'viejo' });
  const typed = { user: 'ana', password: 'nueva' };
  expect(checkCredentials(swDeclaration, typed, before)).toEqual(typed);
});

test('a field that nobody knows is refused with or without what was there', () => {
  const refused = expect.objectContaining({ code: 'PAC_CREDENTIALS_INVALID' });
  expect(() => checkCredentials(finkokDeclaration, { clave: 'x' })).toThrow(refused);
  expect(() => checkCredentials(finkokDeclaration, { clave: 'x' }, () => ({ user: 'a', password: 'b' }))).toThrow(
    refused,
  );
});
