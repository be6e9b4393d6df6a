import type { MessageKey, MessageParams } from '#i18n/index.ts';

/** Prints one message of the catalog, in the language of the launch. */
export type Say = (key: MessageKey, params?: MessageParams) => void;
