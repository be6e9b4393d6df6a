/** Words of the stamping feature. */
export const es = {
  'stamping.pac': 'cuenta de PAC',
  'stamping.test.ok': '{{provider}} contestó bien: la cuenta se puede usar.',
  'stamping.test.okTyped': '{{provider}} contestó bien con estos datos. Falta guardarlos.',
  'stamping.test.credentials': '{{provider}} no aceptó el usuario o la contraseña. Corrígelos y prueba otra vez.',
  'stamping.test.no-credits': 'La cuenta con {{provider}} no tiene timbres. Compra más y prueba otra vez.',
  'stamping.test.rate-limited': '{{provider}} pidió esperar. Prueba otra vez en unos minutos.',
  'stamping.test.unavailable':
    '{{provider}} no contestó. Revisa la conexión a internet y prueba otra vez en unos minutos.',
  'stamping.problem.credentials':
    '{{provider}} no aceptó el usuario o la contraseña. Corrígelos y prueba la conexión; mientras, Cuadra no usa esta cuenta.',
  'stamping.problem.no-credits':
    'La cuenta con {{provider}} no tiene timbres. Compra más; Cuadra la prueba otra vez en unos minutos.',
  'stamping.problem.rate-limited':
    '{{provider}} pidió esperar antes de recibir más comprobantes. Cuadra continúa solo.',
  'stamping.problem.unavailable': '{{provider}} no está disponible. Cuadra lo intenta otra vez solo.',
  'stamping.finding.tooOld':
    'Pasaron más de {{hours}} horas desde la fecha del comprobante sin que ningún PAC lo timbrara, y el SAT ya no lo acepta. Vuelve a emitirlo: conserva su folio y lleva la fecha de hoy.',
  'stamping.finding.cancelled':
    'Se canceló el timbrado antes de enviarlo. Vuelve a emitir la factura cuando quieras: conserva su folio.',
  'stamping.refused.unreadable': 'la respuesta no es un CFDI legible',
  'stamping.refused.no-timbre': 'la respuesta no trae timbre',
  'stamping.refused.several-timbres': 'la respuesta trae varios timbres',
  'stamping.refused.other-seal': 'la respuesta trae otro sello',
  'stamping.refused.other-certificate': 'la respuesta trae otro certificado',
  'stamping.refused.other-content': 'el contenido no es el del comprobante enviado',
  'stamping.refused.other-date': 'la fecha no es la del comprobante enviado',
  'stamping.refused.timbre-version': 'el timbre no es de la versión 1.1',
  'stamping.refused.timbre-uuid': 'el folio fiscal no tiene la forma de un UUID',
  'stamping.refused.timbre-date': 'la fecha del timbre no corresponde a la del comprobante',
  'stamping.refused.timbre-number': 'el número de certificado del timbre no es válido',
  'stamping.refused.timbre-other-seal': 'el timbre es de otro comprobante',
  'stamping.refused.timbre-seal': 'el sello del timbre no es válido',
  'stamping.refused.uuid-taken': 'el folio fiscal ya es de otra factura',
  'error.STAMP_UNKNOWN':
    'No se sabe si {{provider}} timbró el comprobante: su respuesta no llegó completa. Cuadra le pregunta solo antes de hacer otra cosa; no hay que volver a emitir la factura.',
  'error.STAMP_REPLY_REFUSED':
    'Cuadra no aceptó la respuesta de {{provider}}: {{why}}. La guardó para revisarla y le vuelve a preguntar; si se repite, manda la respuesta guardada al soporte del PAC.',
  'error.STAMP_NO_PAC': 'La empresa no tiene un PAC activo. Configura uno y la factura se timbra sola.',
  'error.STAMP_CREDENTIALS':
    '{{provider}} no aceptó el usuario o la contraseña. Corrígelos en la configuración del PAC y la factura se timbra sola.',
  'error.STAMP_NO_CREDITS': 'La cuenta con {{provider}} no tiene timbres. Compra más y la factura se timbra sola.',
  'error.STAMP_RATE_LIMITED': '{{provider}} pidió esperar. La factura se timbra sola cuando lo permita.',
  'error.STAMP_PAC_UNAVAILABLE':
    '{{provider}} no está disponible y la factura no se le envió. Cuadra lo intenta otra vez solo.',
  'error.STAMP_STOPPED': 'El timbrado se detuvo antes de enviarse. Continúa solo cuando Cuadra vuelve a abrirse.',
  'error.STAMP_NO_DOCUMENT': 'Falta el documento sellado de la factura {{id}}. Restaura el respaldo más reciente.',
  'error.STAMP_STATE':
    'El estado de la factura cambió mientras se timbraba ({{step}}). Actualiza la lista para ver cómo quedó.',
  'error.STAMP_NOT_WAITING': 'La factura está {{status}}: no espera timbre.',
  'error.STAMP_NOT_UNKNOWN': 'La factura está {{status}}: no hay nada que preguntar al PAC.',
  'error.STAMP_TOO_EARLY':
    'Todavía no pasan 72 horas desde que se envió: el PAC aún puede timbrarlo. Sube el XML timbrado si lo tienes, o espera.',
  'error.PAC_UNKNOWN_PROVIDER': 'Esta versión de Cuadra no conoce el PAC «{{provider}}». Elige uno de la lista.',
  'error.PAC_CANNOT_CONNECT':
    'No se pudo preparar la conexión con {{provider}}. Vuelve a escribir sus datos en la configuración del PAC.',
  'error.PAC_ENVIRONMENT_UNKNOWN': '{{provider}} no ofrece el ambiente de {{environment}}. Elige otro.',
  'error.PAC_ENVIRONMENT_MIXED':
    'No se puede activar un PAC de {{environment}} mientras {{provider}} está activo en {{other}}: un timbre sin validez podría pasar por uno real. Pausa primero el otro.',
  'error.PAC_IN_USE':
    '{{provider}} todavía debe una respuesta ({{count}} por confirmar), y solo con esta cuenta se le puede preguntar. Ponla en pausa y quítala cuando estén resueltas.',
  'error.PAC_KEEPS_CSD':
    '{{provider}} guarda un CSD de la empresa, o puede guardarlo. Retíralo primero y después quita la cuenta.',
  'error.PAC_FORGOTTEN':
    'La cuenta con {{provider}} se quitó hace más de diez minutos y sus datos de acceso ya se borraron. Agrégala otra vez.',
  'error.PAC_SEALS_LOCALLY': 'Para {{provider}} Cuadra sella en esta computadora: no hay ningún CSD que entregarle.',
  'error.PAC_CSD_OTHER_COMPANY': 'Ese CSD es de otra empresa. Elige uno de la empresa de esta cuenta.',
  'error.PAC_CSD_REFUSED': '{{provider}} no aceptó el CSD. Su mensaje dice por qué; corrígelo y vuelve a entregarlo.',
  'error.PAC_CSD_UNKNOWN':
    'No se sabe si {{provider}} recibió el CSD: su respuesta no llegó completa. Vuelve a entregarlo, o retira el consentimiento para que lo borre.',
  'error.PAC_NO_CSD': '{{provider}} no tiene ningún CSD de esta cuenta: no hay consentimiento que retirar.',
  'error.PAC_CSD_NOT_REMOVED':
    'Cuadra ya no usa el CSD entregado, pero {{provider}} no confirmó que lo borró. Repite el retiro; si sigue igual, bórralo en su portal.',
  'error.STAMP_NEEDS_CSD':
    '{{provider}} sella con un CSD que guarda en sus servidores, y no tiene uno vigente con tu consentimiento. Entrégalo en la cuenta del PAC, o usa un PAC para el que Cuadra sella aquí.',
  'error.STAMP_NOT_TAKEN':
    '{{provider}} no puede recibir este comprobante tal como es ({{fields}}). Configura otro PAC; la factura se timbra sola.',
  'error.PAC_CREDENTIALS_INVALID': 'Faltan datos de acceso de {{provider}} o sobran: {{fields}}. Revísalos.',
};

export const en: Record<keyof typeof es, string> = {
  'stamping.pac': 'PAC account',
  'stamping.test.ok': '{{provider}} answered well: the account can be used.',
  'stamping.test.okTyped': '{{provider}} answered well to this. It is not saved yet.',
  'stamping.test.credentials': '{{provider}} did not accept the user or password. Correct them and test again.',
  'stamping.test.no-credits': 'The account with {{provider}} has no stamps left. Buy more and test again.',
  'stamping.test.rate-limited': '{{provider}} asked to wait. Test again in some minutes.',
  'stamping.test.unavailable':
    '{{provider}} did not answer. Check the internet connection and test again in some minutes.',
  'stamping.problem.credentials':
    '{{provider}} did not accept the user or password. Correct them and test the connection; until then Cuadra does not use this account.',
  'stamping.problem.no-credits':
    'The account with {{provider}} has no stamps left. Buy more; Cuadra tries it again in some minutes.',
  'stamping.problem.rate-limited':
    '{{provider}} asked to wait before it takes more documents. Cuadra goes on by itself.',
  'stamping.problem.unavailable': '{{provider}} is not available. Cuadra tries again by itself.',
  'stamping.finding.tooOld':
    'More than {{hours}} hours have passed since the document’s date without any PAC stamping it, and SAT no longer takes it. Issue it again: it keeps its folio and gets today’s date.',
  'stamping.finding.cancelled':
    'The stamping was cancelled before it was sent. Issue the invoice again when you want: it keeps its folio.',
  'stamping.refused.unreadable': 'the reply is not a readable CFDI',
  'stamping.refused.no-timbre': 'the reply has no timbre',
  'stamping.refused.several-timbres': 'the reply has several timbres',
  'stamping.refused.other-seal': 'the reply has another seal',
  'stamping.refused.other-certificate': 'the reply has another certificate',
  'stamping.refused.other-content': 'the content is not that of the document that was sent',
  'stamping.refused.other-date': 'the date is not that of the document that was sent',
  'stamping.refused.timbre-version': 'the timbre is not of version 1.1',
  'stamping.refused.timbre-uuid': 'the folio fiscal does not have the form of a UUID',
  'stamping.refused.timbre-date': 'the date of the timbre does not fit that of the document',
  'stamping.refused.timbre-number': 'the certificate number of the timbre is not valid',
  'stamping.refused.timbre-other-seal': 'the timbre belongs to another document',
  'stamping.refused.timbre-seal': 'the seal of the timbre is not valid',
  'stamping.refused.uuid-taken': 'the folio fiscal already belongs to another invoice',
  'error.STAMP_UNKNOWN':
    'It is not known whether {{provider}} stamped the document: its answer did not arrive whole. Cuadra asks it by itself before it does anything else; the invoice need not be issued again.',
  'error.STAMP_REPLY_REFUSED':
    'Cuadra did not accept the answer of {{provider}}: {{why}}. It kept it for inspection and asks again; if it repeats, send the kept answer to the PAC’s support.',
  'error.STAMP_NO_PAC': 'The company has no active PAC. Configure one and the invoice is stamped by itself.',
  'error.STAMP_CREDENTIALS':
    '{{provider}} did not accept the user or password. Correct them in the PAC’s settings and the invoice is stamped by itself.',
  'error.STAMP_NO_CREDITS':
    'The account with {{provider}} has no stamps left. Buy more and the invoice is stamped by itself.',
  'error.STAMP_RATE_LIMITED': '{{provider}} asked to wait. The invoice is stamped by itself when it allows.',
  'error.STAMP_PAC_UNAVAILABLE':
    '{{provider}} is not available and the invoice was not sent to it. Cuadra tries again by itself.',
  'error.STAMP_STOPPED': 'The stamping stopped before it was sent. It goes on by itself when Cuadra is opened again.',
  'error.STAMP_NO_DOCUMENT': 'The sealed document of invoice {{id}} is missing. Restore the latest backup.',
  'error.STAMP_STATE':
    'The state of the invoice changed while it was being stamped ({{step}}). Refresh the list to see how it stands.',
  'error.STAMP_NOT_WAITING': 'The invoice is {{status}}: it does not wait for a stamp.',
  'error.STAMP_NOT_UNKNOWN': 'The invoice is {{status}}: there is nothing to ask the PAC.',
  'error.STAMP_TOO_EARLY':
    '72 hours have not passed since it was sent: the PAC may still stamp it. Upload the stamped XML if you have it, or wait.',
  'error.PAC_UNKNOWN_PROVIDER': 'This version of Cuadra does not know the PAC “{{provider}}”. Choose one of the list.',
  'error.PAC_CANNOT_CONNECT':
    'The connection with {{provider}} could not be prepared. Enter its data again in the PAC’s settings.',
  'error.PAC_ENVIRONMENT_UNKNOWN': '{{provider}} does not offer the environment {{environment}}. Choose another.',
  'error.PAC_ENVIRONMENT_MIXED':
    'A PAC of {{environment}} cannot be activated while {{provider}} is active in {{other}}: a stamp without validity could pass for a real one. Pause the other first.',
  'error.PAC_IN_USE':
    '{{provider}} still owes an answer ({{count}} to be confirmed), and only with this account can it be asked. Pause it, and remove it when they are settled.',
  'error.PAC_KEEPS_CSD':
    '{{provider}} keeps a CSD of the company, or may keep it. Withdraw that first and then remove the account.',
  'error.PAC_FORGOTTEN':
    'The account with {{provider}} was removed more than ten minutes ago and its credentials were erased. Add it again.',
  'error.PAC_SEALS_LOCALLY': 'For {{provider}} Cuadra seals on this computer: there is no CSD to hand over.',
  'error.PAC_CSD_OTHER_COMPANY': 'That CSD belongs to another company. Choose one of this account’s company.',
  'error.PAC_CSD_REFUSED':
    '{{provider}} did not take the CSD. Its message says why; correct that and hand it over again.',
  'error.PAC_CSD_UNKNOWN':
    'It is not known whether {{provider}} received the CSD: its answer did not arrive whole. Hand it over again, or withdraw the consent so that it is removed.',
  'error.PAC_NO_CSD': '{{provider}} has no CSD of this account: there is no consent to withdraw.',
  'error.PAC_CSD_NOT_REMOVED':
    'Cuadra no longer uses the CSD that was handed over, but {{provider}} did not confirm that it removed it. Repeat the withdrawal; if that does not help, remove it in its portal.',
  'error.STAMP_NEEDS_CSD':
    '{{provider}} seals with a CSD that it keeps on its servers, and has no valid one with your consent. Hand it over in the PAC’s account, or use a PAC for which Cuadra seals here.',
  'error.STAMP_NOT_TAKEN':
    '{{provider}} cannot take this document as it is ({{fields}}). Configure another PAC; the invoice is stamped by itself.',
  'error.PAC_CREDENTIALS_INVALID': 'Access data of {{provider}} are missing or too many: {{fields}}. Check them.',
};
