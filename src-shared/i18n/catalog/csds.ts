/** Words of the csds feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
