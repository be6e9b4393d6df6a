/** Words around the guide; its text is in `resources/guide`. */
export const es = {
  'guide.title': 'Guía',
  'guide.contents': 'Contenido',
  'guide.read': 'Leer la guía',
};

export const en: Record<keyof typeof es, string> = {
  'guide.title': 'Guide',
  'guide.contents': 'Contents',
  'guide.read': 'Read the guide',
};
