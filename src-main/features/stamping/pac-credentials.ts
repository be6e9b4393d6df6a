/** Credentials as a person gives them: whole by themselves, or completed by those of before; told by name only. */
import type { PacDeclaration } from '#connectors/pac/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

export type Credentials = Readonly<Record<string, string>>;

/**
 * What was typed, ready to connect with.
 * @param before gives the credentials that stand in for the fields left out; asked only when what was typed is not
 *   whole by itself, for a provider may take a token or a user with a password, and the kind that was typed is meant
 * @throws CuadraError PAC_CREDENTIALS_INVALID
 */
export function checkCredentials(
  declaration: PacDeclaration,
  typed: Credentials,
  before?: () => Credentials,
): Credentials {
  const schema = declaration.credentials.strict();
  const alone = schema.safeParse(typed);
  const checked = alone.success || before === undefined ? alone : schema.safeParse({ ...before(), ...typed });
  if (checked.success) return checked.data as Credentials;
  const names = [
    ...new Set(
      checked.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map((part) => String(part)),
      ),
    ),
  ];
  throw new CuadraError('PAC_CREDENTIALS_INVALID', {
    params: { provider: declaration.displayName, fields: names.join(', ') },
    field: 'credentials',
  });
}
