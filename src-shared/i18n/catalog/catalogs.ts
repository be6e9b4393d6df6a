/** Words of the catalogs feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
