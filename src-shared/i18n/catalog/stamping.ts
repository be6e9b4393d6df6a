/** Words of the stamping feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
