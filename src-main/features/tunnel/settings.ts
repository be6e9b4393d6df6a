/** What a person says of a tunnel, checked against its declaration, and parted into what is secret and what is not. */
import { credentialFields } from '#connectors/credentials.ts';
import type { TunnelDeclaration } from '#connectors/tunnel/types.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { TunnelSettingsRow } from './tables.ts';

export interface CheckedSettings {
  readonly plain: Readonly<Record<string, string>>;
  /** To be sealed. */
  readonly secret: Readonly<Record<string, string>>;
  /** Saved ones that belong to another provider. */
  readonly forgotten: readonly string[];
}

/**
 * A saved secret stays only where it goes to whom it was saved for: the same provider with the same settings.
 * @throws CuadraError TUNNEL_SETTING_MISSING, TUNNEL_SETTING_INVALID, TUNNEL_SECRET_AGAIN with the field
 */
export function checkSettings(
  declaration: TunnelDeclaration,
  said: Readonly<Record<string, string>>,
  before: Pick<TunnelSettingsRow, 'provider' | 'settings'> | undefined,
  isSaved: (name: string) => boolean,
): CheckedSettings {
  const fields = credentialFields(declaration);
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
  const unknown = Object.keys(given).find((name) => fields.every((field) => field.name !== name));
  const refuse = (code: ErrorCode, name: string): never => {
    const field = fields.find((each) => each.name === name)?.labelKey ?? name;
    throw new CuadraError(code, { params: { field }, field: `settings.${name}` });
  };
  if (unknown !== undefined) refuse('TUNNEL_SETTING_INVALID', unknown);
  const plain: Record<string, string> = {};
  const secret: Record<string, string> = {};
  for (const { name, secret: isSecret, required } of fields) {
    const value = given[name];
    if (value === undefined) {
      if (required && !(isSecret && isSaved(name))) refuse('TUNNEL_SETTING_MISSING', name);
      continue;
    }
    const field = declaration.credentials.shape[name]?.safeParse(value);
    if (field?.success !== true || field.data === undefined) refuse('TUNNEL_SETTING_INVALID', name);
    else if (isSecret) secret[name] = field.data;
    else plain[name] = field.data;
  }
  const sameReceiver = before?.provider === declaration.id && sameText(before.settings, plain);
  const secretNames = fields.filter((field) => field.secret).map((field) => field.name);
  const kept = secretNames.filter((name) => secret[name] === undefined && isSaved(name));
  const [again] = kept;
  if (!sameReceiver && again !== undefined && before?.provider === declaration.id) refuse('TUNNEL_SECRET_AGAIN', again);
  // Of another provider: its fields may have the same names, and never the same receiver.
  const forgotten = before === undefined || before.provider === declaration.id ? [] : kept;
  const missing = forgotten.find((name) => fields.some((field) => field.name === name && field.required));
  if (missing !== undefined) refuse('TUNNEL_SETTING_MISSING', missing);
  return { plain, secret, forgotten };
}

function sameText(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
