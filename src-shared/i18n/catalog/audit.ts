/** Words of the audit feature. */
export const es = {
  'audit.problem.altered': 'La entrada {{seq}} de la bitácora fue cambiada fuera de Cuadra.',
  'audit.problem.removed': 'Falta la entrada {{seq}} de la bitácora: alguien la quitó.',
  'audit.problem.truncated':
    'La bitácora termina antes de la entrada {{seq}}: alguien quitó el final, o se restauró una copia de seguridad anterior.',
  'audit.problem.head-forged':
    'El cierre de la bitácora no corresponde a sus entradas (última comprobada: {{seq}}): alguien cambió el archivo fuera de Cuadra.',
  'audit.problem.anchor-mismatch':
    'La entrada {{seq}} no es la que se guardó en el llavero: la bitácora fue rehecha, o se restauró una copia y se siguió desde ahí.',
  'error.AUDIT_BROKEN': 'La bitácora tiene un problema y no se puede dar por buena: {{detail}}',
  'error.AUDIT_NO_ANCHOR': 'No hay un llavero donde guardar el cierre de la bitácora.',
};

export const en: Record<keyof typeof es, string> = {
  'audit.problem.altered': 'Entry {{seq}} of the audit log was changed outside Cuadra.',
  'audit.problem.removed': 'Entry {{seq}} of the audit log is missing: someone took it out.',
  'audit.problem.truncated':
    'The audit log ends before entry {{seq}}: someone cut its end off, or an older backup was restored.',
  'audit.problem.head-forged':
    'The audit log’s head does not fit its entries (last proven: {{seq}}): someone changed the file outside Cuadra.',
  'audit.problem.anchor-mismatch':
    'Entry {{seq}} is not the one kept in the keychain: the log was made again, or a backup was restored and continued.',
  'error.AUDIT_BROKEN': 'The audit log has a problem and cannot be accepted: {{detail}}',
  'error.AUDIT_NO_ANCHOR': 'There is no keychain to keep the audit log’s end in.',
};
