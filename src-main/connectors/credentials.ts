/** Fields of an account's credentials: said once in a declaration's schema, and read by the screens from there. */
import { z } from 'zod';
import type { MessageKey } from '#i18n/index.ts';

/** An object of strings, made with {@link credential}. */
export type CredentialSchema = z.ZodObject<Record<string, z.ZodType<string | undefined>>>;

/** One field of a credential as the screens show it; taken from the schema, so that there is one truth. */
export interface CredentialField {
  readonly name: string;
  readonly labelKey: MessageKey;
  readonly secret: boolean;
  readonly required: boolean;
}

/** A credential field: `z.string()` that knows its label and whether it is shown. */
export function credential(labelKey: MessageKey, kind: 'secret' | 'plain' = 'plain', maxLength = 500) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .meta({ labelKey, secret: kind === 'secret' });
}

/** The fields of a declaration's credentials, in order. */
export function credentialFields(declaration: { readonly credentials: CredentialSchema }): CredentialField[] {
  return Object.entries(declaration.credentials.shape).map(([name, field]) => {
    const inner = field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field;
    const { labelKey, secret } = inner.meta() as { labelKey: MessageKey; secret: boolean };
    return { name, labelKey, secret, required: !field.safeParse(undefined).success };
  });
}
