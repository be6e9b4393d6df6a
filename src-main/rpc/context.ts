import type { Locale } from '#i18n/index.ts';

/** What a host knows about the caller of a procedure. */
export interface RequestContext {
  /** Who acts, for the audit log: an operating-system user, an API key's name, `system`. */
  readonly actor: string;
  /** Language of the messages in the reply. */
  readonly locale: Locale;
}
