/** Words of the products feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
