import { hasMessage, type MessageKey } from '#i18n/index.ts';

/** Why a delivery was refused, as a person reads it. */
export function refusalWords(reason: string): MessageKey {
  const key = `webhooks.refused.${reason}`;
  return hasMessage(key) ? key : 'webhooks.refused.unreadable';
}
