/** Words of the SAT status feature. */
export const es = {
  'cli.group.satStatus': 'qué dice el SAT de las facturas timbradas',
  'satStatus.document': 'comprobante timbrado',
  'satStatus.run': 'revisión en el SAT',
  'satStatus.state.vigente': 'Vigente',
  'satStatus.state.cancelado': 'Cancelado',
  'satStatus.state.no-encontrado': 'No encontrado',
  'satStatus.state.no-coincide': 'Datos distintos',
  'error.SAT_NO_ANSWER':
    'El servicio de consulta del SAT no dio respuesta: {{detail}}. Lo que ya se sabía sigue aquí; vuelve a intentarlo en unos minutos.',
  'error.SAT_RATE_LIMITED':
    'El SAT pide consultar más despacio. Cuadra espera lo que pidió y sigue sola donde se quedó.',
  'error.SAT_NO_DEMO_PAC':
    'Esta factura la timbró el PAC de demostración y su cuenta ya no está aquí: no hay a quién preguntar.',
  'error.SAT_KEY_REUSED': 'Esa clave ya se usó para otra revisión. Usa una clave nueva para esta.',
  'cli.demo.step.satStatus': 'Preguntar al SAT (simulador)',
  'cli.demo.said.satStatus': '{{done}} preguntadas, {{different}} difería y se avisó; ya no difiere',
  'cli.satStatus.description': 'preguntar al SAT por las facturas timbradas y mostrar las que difieren',
  'cli.satStatus.all': 'todas las timbradas, no solo las recientes y las pendientes',
  'cli.satStatus.from': 'timbradas desde este día (aaaa-mm-dd)',
  'cli.satStatus.to': 'timbradas hasta este día (aaaa-mm-dd)',
  'cli.satStatus.none': 'Preguntadas: {{done}}. Nada difiere del SAT.',
  'cli.satStatus.some': 'Preguntadas: {{done}}. Difieren del SAT: {{different}}.',
  'cli.satStatus.unanswered': 'Sin respuesta: {{failed}}. Se vuelven a preguntar en la próxima revisión.',
  'cli.satStatus.unfinished': 'La revisión no terminó ({{detail}}). Sigue sola: tarea {{jobId}}.',
};

export const en: Record<keyof typeof es, string> = {
  'cli.group.satStatus': 'what the SAT says of the stamped invoices',
  'satStatus.document': 'stamped document',
  'satStatus.run': 'check at the SAT',
  'satStatus.state.vigente': 'Valid',
  'satStatus.state.cancelado': 'Cancelled',
  'satStatus.state.no-encontrado': 'Not found',
  'satStatus.state.no-coincide': 'Other facts',
  'error.SAT_NO_ANSWER':
    'The SAT’s status service gave no answer: {{detail}}. What was known is still here; try again in some minutes.',
  'error.SAT_RATE_LIMITED': 'The SAT asks for fewer questions. Cuadra waits as told and goes on where it was.',
  'error.SAT_NO_DEMO_PAC':
    'This invoice was stamped by the demonstration PAC, whose account is no longer here: there is nobody to ask.',
  'error.SAT_KEY_REUSED': 'That key was used for another check. Use a new one for this.',
  'cli.demo.step.satStatus': 'Ask the SAT (simulator)',
  'cli.demo.said.satStatus': '{{done}} asked, {{different}} differed and was told; it differs no more',
  'cli.satStatus.description': 'ask the SAT about the stamped invoices and show those that differ',
  'cli.satStatus.all': 'every stamped one, not only the recent and the pending',
  'cli.satStatus.from': 'stamped from this day on (yyyy-mm-dd)',
  'cli.satStatus.to': 'stamped up to this day (yyyy-mm-dd)',
  'cli.satStatus.none': 'Asked: {{done}}. Nothing differs from the SAT.',
  'cli.satStatus.some': 'Asked: {{done}}. Different at the SAT: {{different}}.',
  'cli.satStatus.unanswered': 'Without answer: {{failed}}. They are asked again in the next check.',
  'cli.satStatus.unfinished': 'The check did not end ({{detail}}). It goes on by itself: job {{jobId}}.',
};
