/** Words of the backups feature. */
export const es = {
  'cli.group.backups': 'copias de seguridad: verlas, hacer una, restaurar una',
  'cli.backups.list': 'muestra las copias, también cuando la base de datos está dañada',
  'cli.backups.restore':
    'pone una copia en el lugar de la base de datos; la anterior no se borra, queda aparte (cierra Cuadra antes)',
  'backups.name': 'una copia de seguridad',
  'backups.restored': 'Se restauró la copia {{name}}, hecha el {{takenAtUtc}}.',
  'backups.former': 'Los archivos que estaban en su lugar quedaron en {{path}}',
  'backups.next':
    'Lo que se hizo después de esa copia no está en ella. Antes de facturar, revisa en tu PAC qué se timbró después y ajusta el siguiente folio de cada serie. La bitácora avisará que termina antes de lo esperado: cuando lo hayas revisado, acéptala con «audit reanchor».',
};

export const en: Record<keyof typeof es, string> = {
  'cli.group.backups': 'backups: see them, make one, restore one',
  'cli.backups.list': 'show the backups, also when the database is damaged',
  'cli.backups.restore':
    'put a backup in the place of the database; the former one is not deleted but set aside (close Cuadra first)',
  'backups.name': 'backup',
  'backups.restored': 'Backup {{name}}, made on {{takenAtUtc}}, was restored.',
  'backups.former': 'The files that stood in its place are in {{path}}',
  'backups.next':
    'What was done after that backup is not in it. Before issuing, look at your PAC for what was stamped since and set the next folio of each series. The audit log will say that it ends too early: once you have checked, accept it with “audit reanchor”.',
};
