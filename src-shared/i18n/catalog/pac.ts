/** Words of the pac feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
