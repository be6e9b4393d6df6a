/** Words of the jobs feature. */
export const es = {
  'jobs.name': 'tarea',
  'error.JOB_KIND_UNKNOWN':
    'Esta versión de Cuadra no sabe hacer la tarea «{{kind}}». Actualiza el programa y vuelve a intentarlo.',
  'error.JOB_PAYLOAD_INVALID':
    'Los datos guardados de la tarea no son los que esta versión espera: {{detail}}. Vuelve a pedirla desde su pantalla.',
  'error.JOB_FAILED': 'La tarea falló por algo que Cuadra no esperaba: {{detail}}. Se intentará otra vez.',
  'error.JOB_INTERRUPTED': 'El programa se cerró mientras hacía la tarea. La retoma solo.',
  'error.JOB_INTERRUPTED_TOO_OFTEN':
    'El programa se cerró {{count}} veces mientras hacía esta tarea y ya no la retoma solo. Reinténtala tú y, si se repite, avisa a soporte.',
  'error.JOB_CANCELLED': 'La tarea se canceló antes de terminar. Reinténtala si todavía hace falta.',
  'error.JOB_LEASE_LOST': 'Otra ventana de Cuadra tomó esta tarea y la está terminando.',
  'error.JOB_NOT_RETRIABLE': 'La tarea está {{state}}: no hay nada que reintentar.',
  'error.JOB_NOT_CANCELLABLE': 'La tarea ya está {{state}}: no se puede cancelar.',
  'error.JOB_CANCEL_UNKNOWN':
    'No se sabe si el proveedor ya hizo lo que se le pidió, por eso no se puede cancelar. Pulsa «Preguntar ahora» y espera su respuesta.',
  'jobs.state.queued': 'en cola',
  'jobs.state.running': 'en curso',
  'jobs.state.done': 'terminada',
  'jobs.state.waiting': 'en espera de otro intento',
  'jobs.state.unknown': 'en espera de confirmación',
  'jobs.state.dead': 'detenida',
  'jobs.kind.stamping.stamp': 'Timbrar una factura',
  'jobs.kind.cancellation.send': 'Pedir una cancelación',
  'jobs.kind.cancellation.follow': 'Preguntar al SAT por una cancelación',
  'jobs.kind.mail.send': 'Enviar un correo',
  'jobs.kind.bulk.issue': 'Timbrar varias facturas',
  'jobs.kind.bulk.mail': 'Enviar varias facturas por correo',
  'jobs.kind.bulk.print': 'Reunir PDF y XML en un ZIP',
  'jobs.kind.bulk.remove-drafts': 'Borrar borradores',
  'jobs.kind.bulk.cancel': 'Pedir la cancelación de varias facturas',
  'jobs.kind.bulk.export': 'Exportar facturas',
  'jobs.kind.bulk.undo': 'Recuperar borradores borrados',
  'jobs.kind.sat-status.sync': 'Revisar facturas en el SAT',
};

export const en: Record<keyof typeof es, string> = {
  'jobs.name': 'job',
  'error.JOB_KIND_UNKNOWN':
    'This version of Cuadra does not know how to do the job “{{kind}}”. Update the program and try again.',
  'error.JOB_PAYLOAD_INVALID':
    'The stored data of the job are not what this version expects: {{detail}}. Ask for it again from its screen.',
  'error.JOB_FAILED': 'The job failed because of something Cuadra did not expect: {{detail}}. It will be tried again.',
  'error.JOB_INTERRUPTED': 'The program closed while doing the job. It takes it up again by itself.',
  'error.JOB_INTERRUPTED_TOO_OFTEN':
    'The program closed {{count}} times while doing this job and no longer takes it up by itself. Retry it yourself and, if it repeats, tell support.',
  'error.JOB_CANCELLED': 'The job was cancelled before it ended. Retry it if it is still needed.',
  'error.JOB_LEASE_LOST': 'Another window of Cuadra took this job and is finishing it.',
  'error.JOB_NOT_RETRIABLE': 'The job is {{state}}: there is nothing to retry.',
  'error.JOB_NOT_CANCELLABLE': 'The job is already {{state}}: it cannot be cancelled.',
  'error.JOB_CANCEL_UNKNOWN':
    'It is not known whether the provider has already done what it was asked, so it cannot be cancelled. Press “Ask now” and wait for its answer.',
  'jobs.state.queued': 'queued',
  'jobs.state.running': 'running',
  'jobs.state.done': 'done',
  'jobs.state.waiting': 'waiting for another try',
  'jobs.state.unknown': 'waiting for confirmation',
  'jobs.state.dead': 'stopped',
  'jobs.kind.stamping.stamp': 'Stamp an invoice',
  'jobs.kind.cancellation.send': 'Ask for a cancellation',
  'jobs.kind.cancellation.follow': 'Ask SAT about a cancellation',
  'jobs.kind.mail.send': 'Send a mail',
  'jobs.kind.bulk.issue': 'Stamp several invoices',
  'jobs.kind.bulk.mail': 'Mail several invoices',
  'jobs.kind.bulk.print': 'Gather PDFs and XMLs in a ZIP',
  'jobs.kind.bulk.remove-drafts': 'Delete drafts',
  'jobs.kind.bulk.cancel': 'Ask for the cancellation of several invoices',
  'jobs.kind.bulk.export': 'Export invoices',
  'jobs.kind.bulk.undo': 'Bring back deleted drafts',
  'jobs.kind.sat-status.sync': 'Check invoices at the SAT',
};
