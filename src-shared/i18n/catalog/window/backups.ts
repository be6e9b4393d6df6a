/** Words of the copies of the database. */
export const es = {
  'backups.title': 'Respaldos',
  'backups.lead':
    'Cuadra copia toda la base cada día y antes de cada cambio de versión. Las copias están junto a los datos: guarda otra en otro equipo.',
  'backups.create': 'Respaldar ahora',
  'backups.made': 'Respaldo hecho ({{size}})',
  'backups.failed': 'El último intento falló el {{at}}',
  'backups.none': 'Todavía no hay respaldos',
  'backups.noneText': 'Se hace uno al día mientras Cuadra trabaja. También se puede hacer ahora.',
  'backups.taken': 'Cuándo',
  'backups.reason': 'Por qué',
  'backups.reason.migration': 'Antes de cambiar de versión',
  'backups.reason.daily': 'Diario',
  'backups.reason.manual': 'A petición',
  'backups.size': 'Tamaño',
  'backups.name': 'Archivo',
  'backups.restore': 'Para volver a una copia',
  'backups.restore.close': 'Cierra Cuadra: una copia se restaura con los datos cerrados.',
  'backups.restore.run': 'En la carpeta del programa, con el nombre de la copia:',
  'backups.restore.key':
    'Ten a la mano la clave de recuperación: en otro equipo, o si la llave cambió después de la copia, es la que abre los secretos.',
  'backups.restore.after':
    'La copia no sabe de lo que se timbró después: búscalo en el PAC y corrige los folios antes de volver a facturar.',
};

export const en: Record<keyof typeof es, string> = {
  'backups.title': 'Backups',
  'backups.lead':
    'Cuadra copies the whole database every day and before every change of version. The copies are beside the data: keep another on another machine.',
  'backups.create': 'Back up now',
  'backups.made': 'Backup made ({{size}})',
  'backups.failed': 'The last try failed on {{at}}',
  'backups.none': 'There are no backups yet',
  'backups.noneText': 'One is made every day while Cuadra works. It can be made now too.',
  'backups.taken': 'When',
  'backups.reason': 'Why',
  'backups.reason.migration': 'Before a change of version',
  'backups.reason.daily': 'Daily',
  'backups.reason.manual': 'On request',
  'backups.size': 'Size',
  'backups.name': 'File',
  'backups.restore': 'To go back to a copy',
  'backups.restore.close': 'Close Cuadra: a copy is restored while the data is closed.',
  'backups.restore.run': 'In the program’s folder, with the name of the copy:',
  'backups.restore.key':
    'Have the recovery key at hand: on another machine, or when the key changed after the copy, it is what opens the secrets.',
  'backups.restore.after':
    'The copy knows nothing of what was stamped after it: look at the PAC for it and set the folios right before invoicing again.',
};
