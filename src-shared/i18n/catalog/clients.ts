/** Words of the clients feature. */
export const es = {
  'clients.name': 'cliente',
};

export const en: Record<keyof typeof es, string> = {
  'clients.name': 'client',
};
