import type { ProviderWords } from '#errors/cuadra-error.ts';

/** A provider's words as they are kept in columns. */
export function wordsOf(provider: string, code: string | null, message: string | null): ProviderWords {
  return { provider, ...(code === null ? {} : { code }), ...(message === null ? {} : { message }) };
}
