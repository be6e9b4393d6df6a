/** Words of the database itself: opening, migrating, backing up. */
export const es = {
  'error.DATABASE_LOCKED':
    'Cuadra ya está abierto con estos datos ({{path}}, proceso {{pid}}). Usa esa ventana o ciérrala y vuelve a intentarlo.',
  'error.DATABASE_MISSING':
    'Falta el archivo de datos {{path}}, que antes existía. No se creó otro vacío. Regresa el archivo a su lugar o restaura una copia. La más reciente: {{backup}}. Orden: {{command}}',
  'error.DATABASE_CORRUPT':
    'El archivo de datos {{path}} está dañado ({{detail}}). No se cambió nada. Restaura una copia; la más reciente: {{backup}}. Orden: {{command}}',
  'error.DATABASE_FOREIGN':
    '{{path}} no es un archivo de datos de Cuadra. No se tocó; elige otra carpeta o el archivo correcto.',
  'error.DATABASE_TOO_NEW':
    'Los datos son de una versión más nueva de Cuadra (esquema {{found}}, este programa llega al {{known}}). Actualiza Cuadra para abrirlos.',
  'error.DATABASE_SCHEMA_CHANGED':
    'El paso {{number}} ({{name}}) del esquema de los datos no es el que este programa conoce. Instala la versión de Cuadra con la que se crearon.',
  'error.DATABASE_MIGRATION_FAILED':
    'No se pudieron actualizar los datos a la versión nueva ({{detail}}). Quedaron como estaban; la copia previa está en {{backup}}.',
  'error.DATABASE_BACKUP_FAILED':
    'No se pudo hacer la copia de seguridad en {{path}} ({{detail}}). Libera espacio o revisa los permisos y vuelve a intentarlo.',
  'error.DATABASE_BACKUP_INVALID': 'La copia {{path}} no sirve: {{detail}}. No se cambió nada; elige otra copia.',
  'error.DATABASE_UNUSABLE':
    'No se puede usar la carpeta de datos {{path}} ({{detail}}). Revisa que exista, que tengas permiso y que haya espacio.',
  'database.noBackup': 'no hay copias',
};

export const en: Record<keyof typeof es, string> = {
  'error.DATABASE_LOCKED':
    'Cuadra is already open on this data ({{path}}, process {{pid}}). Use that window, or close it and try again.',
  'error.DATABASE_MISSING':
    'The data file {{path}} was there before and is missing now. No empty one was created. Put the file back or restore a backup. The newest: {{backup}}. Command: {{command}}',
  'error.DATABASE_CORRUPT':
    'The data file {{path}} is damaged ({{detail}}). Nothing was changed. Restore a backup; the newest: {{backup}}. Command: {{command}}',
  'error.DATABASE_FOREIGN':
    '{{path}} is not a Cuadra data file. It was not touched; choose another folder or the right file.',
  'error.DATABASE_TOO_NEW':
    'The data comes from a newer Cuadra (schema {{found}}, this program knows up to {{known}}). Update Cuadra to open it.',
  'error.DATABASE_SCHEMA_CHANGED':
    'Step {{number}} ({{name}}) of the data’s schema is not the one this program knows. Install the version of Cuadra that made it.',
  'error.DATABASE_MIGRATION_FAILED':
    'The data could not be brought to the new version ({{detail}}). It stayed as it was; the backup made before is {{backup}}.',
  'error.DATABASE_BACKUP_FAILED':
    'The backup could not be written to {{path}} ({{detail}}). Free some space or check the permissions and try again.',
  'error.DATABASE_BACKUP_INVALID':
    'The backup {{path}} cannot be used: {{detail}}. Nothing was changed; choose another one.',
  'error.DATABASE_UNUSABLE':
    'The data folder {{path}} cannot be used ({{detail}}). Check that it exists, that you may write to it and that there is space.',
  'database.noBackup': 'there are no backups',
};
