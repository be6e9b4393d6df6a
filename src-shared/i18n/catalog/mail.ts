/** Words of the mail feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
