/** Words of the time feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
