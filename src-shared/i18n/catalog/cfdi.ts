/** Words of the cfdi feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
