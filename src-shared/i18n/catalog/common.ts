/** Words that no single feature owns. */
export const es = {
  'common.demoWatermark': 'SIN VALIDEZ FISCAL',
  'common.issue.missing': 'falta',
  'common.issue.type': 'se espera {{expected}}',
  'common.issue.tooSmall': 'el mínimo es {{minimum}}',
  'common.issue.tooBig': 'el máximo es {{maximum}}',
  'common.issue.choice': 'debe ser uno de: {{choices}}',
  'common.issue.unknown': 'no se conocen: {{keys}}',
  'common.issue.format': 'no tiene la forma esperada',
  'common.issue.other': 'no se acepta',
  'error.INPUT_INVALID': 'Hay datos que no se pueden aceptar: {{detail}}. Corrige esos campos y vuelve a intentarlo.',
  'error.NOT_FOUND': 'No existe {{what}} con la clave «{{id}}». Revisa la clave o actualiza la lista.',
  'error.REFERENCE_MISSING':
    'Los datos se refieren a un registro que no existe. Actualiza la lista y elige uno que exista.',
  'error.ALREADY_EXISTS': 'Ya existe un registro con esos datos. Ábrelo en lugar de crear otro.',
  'error.STALE_VERSION':
    'Alguien cambió este registro mientras lo editabas. Vuelve a abrirlo, revisa los cambios y guarda otra vez.',
  'error.INTERNAL':
    'Ocurrió un error que Cuadra no esperaba. Antes de repetirlo, abre el registro y mira si el cambio se guardó; si el error vuelve, copia los detalles para soporte.',
};

export const en: Record<keyof typeof es, string> = {
  'common.demoWatermark': 'NO FISCAL VALIDITY',
  'common.issue.missing': 'is missing',
  'common.issue.type': '{{expected}} is expected',
  'common.issue.tooSmall': 'the minimum is {{minimum}}',
  'common.issue.tooBig': 'the maximum is {{maximum}}',
  'common.issue.choice': 'must be one of: {{choices}}',
  'common.issue.unknown': 'unknown: {{keys}}',
  'common.issue.format': 'does not have the expected form',
  'common.issue.other': 'is not accepted',
  'error.INPUT_INVALID': 'Some data cannot be accepted: {{detail}}. Correct those fields and try again.',
  'error.NOT_FOUND': 'There is no {{what}} with key “{{id}}”. Check the key or refresh the list.',
  'error.REFERENCE_MISSING':
    'The data refers to a record that does not exist. Refresh the list and choose one that does.',
  'error.ALREADY_EXISTS': 'There is already a record with that data. Open it instead of creating another.',
  'error.STALE_VERSION':
    'Someone changed this record while you were editing it. Open it again, look at the changes and save once more.',
  'error.INTERNAL':
    'Something happened that Cuadra did not expect. Before you repeat it, open the record and see whether the change was saved; if the error returns, copy the details for support.',
};
