/** Words of the printing feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
