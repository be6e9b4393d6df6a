/** Words of the time feature. */
export const es = {
  'error.FECHA_MALFORMED':
    'La fecha «{{fecha}}» no existe o no está escrita como AAAA-MM-DDThh:mm:ss. Corrígela, por ejemplo 2026-03-15T09:30:00.',
  'error.TIME_ZONE_UNKNOWN':
    'No se reconoce la zona horaria «{{zone}}». Revisa el código postal del lugar de expedición.',
};

export const en: Record<keyof typeof es, string> = {
  'error.FECHA_MALFORMED':
    'The date “{{fecha}}” does not exist or is not written as YYYY-MM-DDThh:mm:ss. Correct it, for example 2026-03-15T09:30:00.',
  'error.TIME_ZONE_UNKNOWN': 'Time zone “{{zone}}” is not known. Check the postal code of the place of issue.',
};
