/** Words that no single feature owns. */
export const es = {
  'common.demoWatermark': 'SIN VALIDEZ FISCAL',
  'error.INPUT_INVALID': 'Hay datos que no se pueden aceptar: {{detail}}. Corrige esos campos y vuelve a intentarlo.',
  'error.NOT_FOUND': 'No existe {{what}} con la clave «{{id}}». Revisa la clave o actualiza la lista.',
  'error.STALE_VERSION':
    'Alguien cambió este registro mientras lo editabas. Vuelve a abrirlo, revisa los cambios y guarda otra vez.',
  'error.INTERNAL':
    'Ocurrió un error que Cuadra no esperaba. No se cambió nada; vuelve a intentarlo y, si se repite, copia los detalles para soporte.',
};

export const en: Record<keyof typeof es, string> = {
  'common.demoWatermark': 'NO FISCAL VALIDITY',
  'error.INPUT_INVALID': 'Some data cannot be accepted: {{detail}}. Correct those fields and try again.',
  'error.NOT_FOUND': 'There is no {{what}} with key “{{id}}”. Check the key or refresh the list.',
  'error.STALE_VERSION':
    'Someone changed this record while you were editing it. Open it again, look at the changes and save once more.',
  'error.INTERNAL':
    'Something happened that Cuadra did not expect. Nothing was changed; try again and, if it repeats, copy the details for support.',
};
