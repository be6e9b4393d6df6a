/** Words of forms over records. */
export const es = {
  'form.discard': 'Descartar cambios',
  'form.unsaved': 'Hay cambios sin guardar',
  'form.check.open': 'Pendiente',
  'form.check.right': 'Correcto',
  'form.check.doubtful': 'Por revisar',
  'form.check.wrong': 'Con problema',
  'form.required': 'Falta este dato.',
  'form.take': 'Usar «{{value}}»',
};

export const en: Record<keyof typeof es, string> = {
  'form.discard': 'Discard changes',
  'form.unsaved': 'There are unsaved changes',
  'form.check.open': 'Pending',
  'form.check.right': 'Right',
  'form.check.doubtful': 'To review',
  'form.check.wrong': 'Has a problem',
  'form.required': 'This is missing.',
  'form.take': 'Use “{{value}}”',
};
