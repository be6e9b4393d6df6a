/** Words that the lists and forms of clients and products have in common. */
export const es = {
  'records.archived': 'Archivados',
  'records.archived.no': 'Activos',
  'records.archived.only': 'Archivados',
  'records.archived.all': 'Todos',
  'records.isArchived': 'Archivado',
  'records.import': 'Importar',
  'records.importHere': 'Importar de Excel o CSV',
  'records.bulk': 'Acciones de los elegidos',
  'records.chosen_one': '{{shown}} elegido',
  'records.chosen_other': '{{shown}} elegidos',
  'records.toList': 'Ir a la lista',
  'records.updated': 'Cambiado',
  'records.saveAnyway': 'Guardar así',
  'records.refused':
    'El SAT rechazaría facturas con los datos señalados. Corrígelos, o guarda así si ya los comprobaste.',
  'records.stale':
    'Alguien cambió estos datos mientras los editabas. Lo que escribiste sigue aquí: guárdalo encima, o mira lo que hay ahora.',
  'records.stale.mine': 'Guardar lo mío',
  'records.stale.theirs': 'Ver lo que hay',
  'records.archivedNote': 'Está archivado: no se ofrece al facturar.',
  'records.openOther': 'Abrir «{{name}}»',
};

export const en: Record<keyof typeof es, string> = {
  'records.archived': 'Archived',
  'records.archived.no': 'Active',
  'records.archived.only': 'Archived',
  'records.archived.all': 'All',
  'records.isArchived': 'Archived',
  'records.import': 'Import',
  'records.importHere': 'Import from Excel or CSV',
  'records.bulk': 'Actions of the chosen ones',
  'records.chosen_one': '{{shown}} chosen',
  'records.chosen_other': '{{shown}} chosen',
  'records.toList': 'Go to the list',
  'records.updated': 'Changed',
  'records.saveAnyway': 'Save as it is',
  'records.refused':
    'SAT would refuse invoices with the data pointed out. Mend it, or save it as it is if you have checked it.',
  'records.stale':
    'Somebody changed this data while you were editing. What you wrote is still here: save it over theirs, or look at what there is now.',
  'records.stale.mine': 'Save mine',
  'records.stale.theirs': 'See what there is',
  'records.archivedNote': 'It is archived: it is not offered when invoicing.',
  'records.openOther': 'Open “{{name}}”',
};
