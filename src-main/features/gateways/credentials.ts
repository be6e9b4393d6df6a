/** What opens an account: checked against its declaration, told by name only, completed by what is kept. */
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import { credentialFields } from '#connectors/credentials.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage } from '#i18n/index.ts';

export type Credentials = Readonly<Record<string, string>>;

/**
 * What was typed, ready to connect with.
 * @param before gives what stands in for the fields that were left out
 * @throws CuadraError GATEWAY_CREDENTIALS_INVALID, at `credentials.<field>` where it is about one
 */
export function checkCredentials(
  declaration: GatewayDeclaration,
  typed: Credentials,
  before?: () => Credentials,
): Credentials {
  const checked = declaration.credentials.strict().safeParse({ ...before?.(), ...typed });
  if (checked.success) return checked.data as Credentials;
  const wrong = new Map<string, string>();
  for (const issue of checked.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String).slice(0, 1);
    for (const name of names) if (!wrong.has(name)) wrong.set(name, issue.message);
  }
  const [[name, why] = ['', '']] = wrong;
  const label = credentialFields(declaration).find((field) => field.name === name)?.labelKey ?? name;
  throw new CuadraError('GATEWAY_CREDENTIALS_INVALID', {
    params: {
      provider: declaration.displayName,
      // A field that knows what is wrong with it says so.
      fields: wrong.size > 1 ? [...wrong.keys()].join(', ') : hasMessage(why) ? why : label,
    },
    field: wrong.size === 1 ? `credentials.${name}` : 'credentials',
  });
}

/** Those that anybody may see: a CLABE, a merchant's number. */
export function plainCredentials(declaration: GatewayDeclaration, credentials: Credentials): Record<string, string> {
  const plain = credentialFields(declaration).filter((field) => !field.secret);
  return Object.fromEntries(
    plain.flatMap(({ name }) => {
      const value = credentials[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
