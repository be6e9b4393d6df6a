/** Words of the invoices feature. */
export const es = {};

export const en: Record<keyof typeof es, string> = {};
