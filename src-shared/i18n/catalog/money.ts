/** Words of the money feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
