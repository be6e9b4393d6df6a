/** Words of preferences (what a window remembers). */
export const es = {
  'error.PREFERENCE_TOO_LARGE':
    'Lo que se quiso recordar («{{key}}») pasa de {{kib}} KiB. Guarda el borrador o quita parte de lo capturado.',
  'error.PREFERENCES_FULL':
    'Ya hay {{most}} preferencias guardadas y no caben más. Quita vistas o borradores que ya no uses.',
};

export const en: Record<keyof typeof es, string> = {
  'error.PREFERENCE_TOO_LARGE':
    'What was to be remembered (“{{key}}”) exceeds {{kib}} KiB. Save the draft or remove part of what was typed.',
  'error.PREFERENCES_FULL':
    'There are {{most}} preferences already and no room for more. Remove views or drafts you no longer use.',
};
