/** Words of the jobs feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
