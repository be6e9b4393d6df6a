/** Words of the vault feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
