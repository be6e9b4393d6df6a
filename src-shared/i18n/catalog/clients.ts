/** Words of the clients feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
