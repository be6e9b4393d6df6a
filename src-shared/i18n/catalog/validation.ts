/** Words of the validation feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
