/** Words of the cancellation feature. */
export const es = {
  'cancellation.name': 'cancelación',
  'cancellation.motivo.01': '01 · Con errores, y otro comprobante lo sustituye',
  'cancellation.motivo.02': '02 · Con errores, sin que otro lo sustituya',
  'cancellation.motivo.03': '03 · La operación no se llevó a cabo',
  'cancellation.motivo.04': '04 · Operación de un cliente que quedó en una factura global',
  'cancellation.motivo.01.substituteFirst':
    'Primero hace falta el comprobante que lo sustituye. Cuadra prepara el borrador ya relacionado, y cuando se timbra cancela este.',
  'cancellation.motivo.04.onlyGlobal': 'El motivo 04 es para facturas globales (público en general).',
  'cancellation.motivo.hasReplacement':
    'Ya hay un comprobante timbrado que sustituye a este: lo que corresponde es el motivo 01.',
  'cancellation.problem.cancelled': 'Ya está cancelada.',
  'cancellation.problem.underWay': 'Ya se pidió cancelarla; falta que el SAT conteste.',
  'cancellation.acceptance.notStamped': 'No hay nada que aceptar.',
  'cancellation.acceptance.sat.no': 'El SAT dice que se cancela sin que el receptor lo acepte.',
  'cancellation.acceptance.sat.yes':
    'El SAT dice que el receptor tiene que aceptarlo. Tiene tres días hábiles; si no contesta, se da por aceptado.',
  'cancellation.acceptance.sat.notCancelable':
    'El SAT dice que no se puede cancelar: casi siempre hay comprobantes relacionados que cancelar primero.',
  'cancellation.acceptance.sat.cancelled': 'El SAT ya la tiene como cancelada: no hay nada que pedir.',
  'cancellation.acceptance.satDecides':
    'El SAT decide si el receptor tiene que aceptarlo. Si tiene que hacerlo, dispone de tres días hábiles y su silencio acepta.',
  'cancellation.acceptance.egreso': 'Una nota de crédito se cancela sin aceptación del receptor.',
  'cancellation.acceptance.traslado': 'Un traslado se cancela sin aceptación del receptor.',
  'cancellation.acceptance.nomina': 'Un recibo de nómina se cancela sin aceptación del receptor.',
  'cancellation.acceptance.amount': 'Hasta $1,000.00 se cancela sin aceptación del receptor.',
  'cancellation.acceptance.public': 'Una factura al público en general se cancela sin aceptación.',
  'cancellation.acceptance.foreign': 'Una factura a un residente en el extranjero se cancela sin aceptación.',
  'cancellation.acceptance.rif': 'Una factura a un contribuyente del RIF se cancela sin aceptación.',
  'cancellation.acceptance.next-day':
    'Hasta el día hábil siguiente a su emisión se cancela sin aceptación del receptor.',
  'cancellation.state.planned': 'Se cancela sola cuando se timbre el comprobante que la sustituye.',
  'cancellation.state.queued': 'La solicitud está en cola y se envía sola.',
  'cancellation.state.sending': 'La solicitud se está enviando.',
  'cancellation.state.unknown':
    'La solicitud se envió y no se sabe si llegó. Cuadra le pregunta al SAT antes de enviarla otra vez.',
  'cancellation.state.requested': 'El SAT recibió la solicitud. Cuadra le pregunta hasta que diga cómo quedó.',
  'cancellation.state.in_process': 'El receptor tiene que aceptarla. Cuadra le pregunta al SAT hasta que conteste.',
  'cancellation.state.rejected':
    'El receptor no aceptó la cancelación: el comprobante sigue vigente. Se puede pedir otra vez.',
  'cancellation.route.with_acceptance': 'Cancelada: el receptor lo aceptó.',
  'cancellation.route.without_acceptance': 'Cancelada sin que hiciera falta la aceptación del receptor.',
  'cancellation.route.expired': 'Cancelada: el receptor no contestó en su plazo.',
  'cancellation.route.unspecified': 'Cancelada ante el SAT.',
  'cancellation.reason.code': 'No se aceptó la solicitud: el comprobante sigue vigente. Abajo está lo que dijo el PAC.',
  'cancellation.reason.not-cancelable':
    'El SAT dice que no se puede cancelar. Cancela primero los comprobantes relacionados y vuelve a pedirla.',
  'cancellation.reason.not-found': 'El SAT no encuentra este comprobante. Pregunta al PAC que lo timbró.',
  'cancellation.reason.operator': 'Se retiró la solicitud antes de enviarla.',
  'cancellation.reason.superseded': 'Se pidió la cancelación de otra manera.',
  'cancellation.reason.broken-chain':
    'El comprobante nuevo se timbró sin la relación 04 con este, así que no lo sustituye. Este sigue vigente.',
  'cancellation.reason.not-stamped': 'El comprobante ya no estaba vigente cuando se timbró su sustituto.',
  'cancellation.reason.at-sat': 'Ya estaba cancelada en el SAT.',
  'error.CANCEL_NOT_AT_SAT':
    'El SAT no la tiene como cancelada: ahora dice «{{state}}». Aquí no cambió nada; si hay que cancelarla, pídelo con «Cancelar ante el SAT…».',
  'error.CANCEL_NOT_STAMPED':
    'La factura está {{status}}: solo se cancela un comprobante timbrado. Un borrador se borra.',
  'error.CANCEL_CANCELLED': 'La factura ya está cancelada.',
  'error.CANCEL_ALREADY_REQUESTED': 'Ya se pidió cancelar esta factura. Espera a que el SAT conteste.',
  'error.CANCEL_NO_DOCUMENT':
    'Falta el XML timbrado o el registro de su timbrado ({{id}}), y sin ellos no se puede cancelar. Restaura el respaldo más reciente.',
  'error.CANCEL_MOTIVO_04': 'El motivo 04 es para facturas globales. Elige otro.',
  'error.CANCEL_REPLACEMENT_NEEDED':
    'Con el motivo 01 hay que decir qué comprobante lo sustituye. Si aún no existe, empieza por «sustituir».',
  'error.CANCEL_REPLACEMENT_UNEXPECTED': 'Solo con el motivo 01 se dice qué comprobante lo sustituye.',
  'error.CANCEL_REPLACEMENT_NOT_STAMPED':
    '{{label}} está {{status}}: el comprobante que sustituye tiene que estar timbrado y vigente.',
  'error.CANCEL_REPLACEMENT_OTHER':
    'Ese comprobante no puede sustituir a este: tiene que ser otro, de la misma empresa y con un timbre de la misma clase.',
  'error.CANCEL_REPLACEMENT_UNRELATED':
    '{{label}} no está relacionado con este comprobante por sustitución (TipoRelacion 04). Elige uno que lo esté.',
  'error.CANCEL_RELATED':
    'Hay comprobantes vigentes relacionados con este: {{documents}}. Cancélalos primero, o insiste para que decida el SAT.',
  'error.CANCEL_NOTHING_OPEN': 'No hay ninguna cancelación en curso de esta factura.',
  'error.CANCEL_CANNOT_STOP': 'La solicitud ya se envió al SAT y no se puede retirar.',
  'error.CANCEL_NO_ACUSE': 'Todavía no hay acuse del SAT de esta cancelación, o el PAC no lo entregó.',
  'error.CANCEL_STATE':
    'La cancelación cambió mientras se trabajaba en ella ({{step}}). Actualiza la lista para ver cómo quedó.',
  'error.CANCEL_UNKNOWN':
    'No se sabe si {{provider}} recibió la solicitud de cancelación. Cuadra le pregunta al SAT antes de enviarla otra vez.',
  'error.CANCEL_PAC_UNAVAILABLE':
    '{{provider}} no recibió la solicitud de cancelación. Cuadra lo intenta otra vez solo.',
  'error.CANCEL_NO_PAC':
    'Ningún PAC activo puede cancelar este comprobante. Activa el que lo timbró y la solicitud se envía sola.',
  'error.CANCEL_STOPPED': 'La cancelación se detuvo. Continúa sola cuando Cuadra vuelve a abrirse.',
  'error.CANCEL_NOT_KNOWN_YET':
    'El SAT todavía no conoce este comprobante: acaba de timbrarse. Cuadra lo intenta otra vez solo.',
  'error.CANCEL_WAITS': 'El SAT tiene la solicitud y aún no dice cómo quedó. Cuadra le pregunta otra vez solo.',
  'error.CANCEL_IN_PROCESS': 'Falta que el receptor acepte la cancelación. Cuadra le pregunta al SAT otra vez solo.',
  'error.CANCEL_SAT_UNREACHABLE':
    'No se pudo preguntar al SAT cómo va la cancelación. Cuadra lo intenta otra vez solo.',
};

export const en: Record<keyof typeof es, string> = {
  'cancellation.name': 'cancellation',
  'cancellation.motivo.01': '01 · With errors, and another document replaces it',
  'cancellation.motivo.02': '02 · With errors, and nothing replaces it',
  'cancellation.motivo.03': '03 · The operation was not carried out',
  'cancellation.motivo.04': '04 · A client’s own operation within a global invoice',
  'cancellation.motivo.01.substituteFirst':
    'The document that replaces it comes first. Cuadra makes the draft, already related, and cancels this one once it is stamped.',
  'cancellation.motivo.04.onlyGlobal': 'Motivo 04 is for global invoices (general public).',
  'cancellation.motivo.hasReplacement': 'A stamped document already replaces this one: motivo 01 is what fits.',
  'cancellation.problem.cancelled': 'It is already cancelled.',
  'cancellation.problem.underWay': 'Its cancellation was asked for; SAT’s answer is missing.',
  'cancellation.acceptance.notStamped': 'There is nothing to accept.',
  'cancellation.acceptance.sat.no': 'SAT says that the receiver need not accept.',
  'cancellation.acceptance.sat.yes':
    'SAT says that the receiver has to accept, within three business days; silence accepts.',
  'cancellation.acceptance.sat.notCancelable':
    'SAT says that it cannot be cancelled: related documents usually have to be cancelled first.',
  'cancellation.acceptance.sat.cancelled': 'SAT has it as cancelled already: there is nothing to ask for.',
  'cancellation.acceptance.satDecides':
    'SAT decides whether the receiver has to accept. If so, there are three business days, and silence accepts.',
  'cancellation.acceptance.egreso': 'A credit note is cancelled without the receiver’s acceptance.',
  'cancellation.acceptance.traslado': 'A transfer is cancelled without the receiver’s acceptance.',
  'cancellation.acceptance.nomina': 'A payroll receipt is cancelled without the receiver’s acceptance.',
  'cancellation.acceptance.amount': 'Up to $1,000.00 it is cancelled without the receiver’s acceptance.',
  'cancellation.acceptance.public': 'An invoice to the general public is cancelled without acceptance.',
  'cancellation.acceptance.foreign': 'An invoice to a foreign resident is cancelled without acceptance.',
  'cancellation.acceptance.rif': 'An invoice to a RIF taxpayer is cancelled without acceptance.',
  'cancellation.acceptance.next-day': 'Until the business day after its issue no acceptance is needed.',
  'cancellation.state.planned': 'It is cancelled by itself once the document that replaces it is stamped.',
  'cancellation.state.queued': 'The request is in the queue and is sent by itself.',
  'cancellation.state.sending': 'The request is being sent.',
  'cancellation.state.unknown':
    'The request left and nobody knows whether it arrived. Cuadra asks SAT before it sends it again.',
  'cancellation.state.requested': 'SAT has the request. Cuadra asks until SAT says how it ended.',
  'cancellation.state.in_process': 'The receiver has to accept. Cuadra asks SAT until there is an answer.',
  'cancellation.state.rejected': 'The receiver did not accept: the document stays valid. It may be asked for again.',
  'cancellation.route.with_acceptance': 'Cancelled: the receiver accepted.',
  'cancellation.route.without_acceptance': 'Cancelled; the receiver’s acceptance was not needed.',
  'cancellation.route.expired': 'Cancelled: the receiver did not answer in time.',
  'cancellation.route.unspecified': 'Cancelled with SAT.',
  'cancellation.reason.code': 'The request was refused: the document stays valid. What the PAC said is below.',
  'cancellation.reason.not-cancelable':
    'SAT says that it cannot be cancelled. Cancel the related documents first and ask again.',
  'cancellation.reason.not-found': 'SAT does not find this document. Ask the PAC that stamped it.',
  'cancellation.reason.operator': 'The request was taken back before it was sent.',
  'cancellation.reason.superseded': 'The cancellation was asked for in another way.',
  'cancellation.reason.broken-chain':
    'The new document was stamped without relation 04 to this one, so it replaces nothing. This one stays valid.',
  'cancellation.reason.not-stamped': 'The document was no longer valid when its replacement was stamped.',
  'cancellation.reason.at-sat': 'It was cancelled at SAT already.',
  'error.CANCEL_NOT_AT_SAT':
    'SAT does not have it as cancelled: it says “{{state}}” now. Nothing changed here; if it has to be cancelled, ask for it with “Cancel at the SAT…”.',
  'error.CANCEL_NOT_STAMPED': 'The invoice is {{status}}: only a stamped document is cancelled. A draft is deleted.',
  'error.CANCEL_CANCELLED': 'The invoice is already cancelled.',
  'error.CANCEL_ALREADY_REQUESTED': 'The cancellation of this invoice was asked for. Wait for SAT’s answer.',
  'error.CANCEL_NO_DOCUMENT':
    'The stamped XML or the record of its stamp is missing ({{id}}), and without them it cannot be cancelled. Restore the newest backup.',
  'error.CANCEL_MOTIVO_04': 'Motivo 04 is for global invoices. Choose another.',
  'error.CANCEL_REPLACEMENT_NEEDED':
    'Motivo 01 has to name the document that replaces it. If there is none yet, begin with “substitute”.',
  'error.CANCEL_REPLACEMENT_UNEXPECTED': 'Only motivo 01 names the document that replaces it.',
  'error.CANCEL_REPLACEMENT_NOT_STAMPED':
    '{{label}} is {{status}}: the document that replaces has to be stamped and valid.',
  'error.CANCEL_REPLACEMENT_OTHER':
    'That document cannot replace this one: it has to be another, of the same company, with a stamp of the same kind.',
  'error.CANCEL_REPLACEMENT_UNRELATED':
    '{{label}} is not related to this document as its replacement (TipoRelacion 04). Choose one that is.',
  'error.CANCEL_RELATED':
    'Valid documents relate to this one: {{documents}}. Cancel them first, or insist and let SAT decide.',
  'error.CANCEL_NOTHING_OPEN': 'No cancellation of this invoice is under way.',
  'error.CANCEL_CANNOT_STOP': 'The request was sent to SAT and cannot be taken back.',
  'error.CANCEL_NO_ACUSE': 'There is no receipt of SAT for this cancellation yet, or the PAC did not hand it over.',
  'error.CANCEL_STATE': 'The cancellation changed meanwhile ({{step}}). Refresh the list to see how it stands.',
  'error.CANCEL_UNKNOWN':
    'Nobody knows whether {{provider}} got the cancellation request. Cuadra asks SAT before it sends it again.',
  'error.CANCEL_PAC_UNAVAILABLE': '{{provider}} did not take the cancellation request. Cuadra tries again by itself.',
  'error.CANCEL_NO_PAC':
    'No active PAC can cancel this document. Activate the one that stamped it and the request is sent by itself.',
  'error.CANCEL_STOPPED': 'The cancellation was stopped. It goes on when Cuadra is opened again.',
  'error.CANCEL_NOT_KNOWN_YET':
    'SAT does not know this document yet: it was stamped just now. Cuadra tries again by itself.',
  'error.CANCEL_WAITS': 'SAT has the request and does not say yet how it ended. Cuadra asks again by itself.',
  'error.CANCEL_IN_PROCESS': 'The receiver has yet to accept the cancellation. Cuadra asks SAT again by itself.',
  'error.CANCEL_SAT_UNREACHABLE': 'SAT could not be asked about the cancellation. Cuadra tries again by itself.',
};
