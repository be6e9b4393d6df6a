/** Words of the cli feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
