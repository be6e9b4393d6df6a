/** Words of the audit feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
