/** Words of the xml feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
