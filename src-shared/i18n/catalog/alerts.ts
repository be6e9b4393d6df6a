/** Words of alerts: what is the matter, and what to do. */
export const es = {
  'alerts.name': 'alerta',
  'cli.group.alerts': 'alertas: lo que alguien debería mirar',
  'alert.sat.cancelled-there.title': '{{label}}: cancelada en el SAT',
  'alert.sat.cancelled-there.message':
    'El SAT dice que {{label}} de {{receiver}} ({{uuid}}) está cancelada, y aquí sigue vigente. Averigua quién la canceló: si fue la empresa, usa «Registrar como cancelada (lo dice el SAT)»; si no, revisa con el cliente y vuelve a facturar.',
  'alert.sat.alive-there.title': '{{label}}: vigente en el SAT',
  'alert.sat.alive-there.message':
    'Aquí {{label}} de {{receiver}} ({{uuid}}) está cancelada, y el SAT dice que sigue vigente. Vuelve a pedir su cancelación y guarda el acuse.',
  'alert.sat.not-found.title': '{{label}}: el SAT no la encuentra',
  'alert.sat.not-found.message':
    'Pasaron más de 72 horas desde el timbre de {{label}} de {{receiver}} ({{uuid}}) y el SAT no la conoce. Pide al PAC que confirme que la envió al SAT.',
  'alert.sat.mismatch.title': '{{label}}: el SAT tiene otros datos',
  'alert.sat.mismatch.message':
    'El SAT no reconoce los datos de {{label}} de {{receiver}} ({{uuid}}): RFC, total o sello no son los que él tiene con ese folio fiscal. Compara el XML con el que ve el cliente en el portal del SAT y avisa al PAC.',
  'alert.cancellation.rejected.title': '{{label}}: el receptor no aceptó su cancelación',
  'alert.cancellation.rejected.message':
    '{{receiver}} rechazó la cancelación de {{label}} ({{uuid}}), que sigue vigente. Acláralo con él y vuelve a pedirla.',
  'alert.cancellation.refused.title': '{{label}}: no se aceptó su cancelación',
  'alert.cancellation.refused.message':
    'La solicitud de cancelar {{label}} de {{receiver}} ({{uuid}}) no se aceptó y la factura sigue vigente: {{said}}. Corrige lo que se dice y vuelve a pedirla.',
  'alert.cancellation.overdue.title': '{{label}}: su cancelación sigue en proceso',
  'alert.cancellation.overdue.message':
    'Pasaron más de diez días desde que se pidió cancelar {{label}} de {{receiver}} ({{uuid}}) y el SAT la tiene en proceso. Pide al receptor que conteste en su buzón tributario; después de un rechazo puede quedarse así sin límite.',
  'alert.csd.expiring.title': '{{rfc}}: el CSD vence el {{to}}',
  'alert.csd.expiring.message':
    'El CSD {{number}} de {{holder}} vence el {{to}}, en {{threshold}} días o menos. Tramita uno nuevo en el portal del SAT (Certifica) y súbelo, o pon en uso otro que ya tengas: lo que se selló con este sigue su camino.',
  'alert.csd.expired.title': '{{rfc}}: el CSD venció',
  'alert.csd.expired.message':
    'El CSD {{number}} de {{holder}} venció el {{to}} y la empresa ya no puede sellar facturas. Sube uno nuevo o pon en uso otro que ya tengas.',
};

export const en: Record<keyof typeof es, string> = {
  'alerts.name': 'alert',
  'cli.group.alerts': 'alerts: what somebody should look at',
  'alert.sat.cancelled-there.title': '{{label}}: cancelled at the SAT',
  'alert.sat.cancelled-there.message':
    'The SAT says that {{label}} of {{receiver}} ({{uuid}}) is cancelled, and here it still stands. Find out who cancelled it: if the company did, use “Record as cancelled (the SAT says so)”; if not, look into it with the client and invoice again.',
  'alert.sat.alive-there.title': '{{label}}: still valid at the SAT',
  'alert.sat.alive-there.message':
    'Here {{label}} of {{receiver}} ({{uuid}}) is cancelled, and the SAT says that it is still valid. Ask for its cancellation again and keep the receipt.',
  'alert.sat.not-found.title': '{{label}}: the SAT does not find it',
  'alert.sat.not-found.message':
    'More than 72 hours have passed since {{label}} of {{receiver}} ({{uuid}}) was stamped, and the SAT does not know it. Ask the PAC to confirm that it sent it to the SAT.',
  'alert.sat.mismatch.title': '{{label}}: the SAT has other facts',
  'alert.sat.mismatch.message':
    'The SAT does not recognise the facts of {{label}} of {{receiver}} ({{uuid}}): RFC, total or seal are not the ones that it has under that UUID. Compare the XML with what the client sees at the SAT’s portal and tell the PAC.',
  'alert.cancellation.rejected.title': '{{label}}: the receiver did not accept its cancellation',
  'alert.cancellation.rejected.message':
    '{{receiver}} rejected the cancellation of {{label}} ({{uuid}}), which stays valid. Settle it with them and ask again.',
  'alert.cancellation.refused.title': '{{label}}: its cancellation was refused',
  'alert.cancellation.refused.message':
    'The request to cancel {{label}} of {{receiver}} ({{uuid}}) was refused and the invoice stays valid: {{said}}. Put right what it says and ask again.',
  'alert.cancellation.overdue.title': '{{label}}: its cancellation is still in process',
  'alert.cancellation.overdue.message':
    'More than ten days have passed since the cancellation of {{label}} of {{receiver}} ({{uuid}}) was asked for, and SAT has it in process. Ask the receiver to answer in the buzón tributario; after a rejection it may stay so without limit.',
  'alert.csd.expiring.title': '{{rfc}}: the CSD expires on {{to}}',
  'alert.csd.expiring.message':
    'CSD {{number}} of {{holder}} expires on {{to}}, in {{threshold}} days or less. Get a new one at the SAT’s portal (Certifica) and upload it, or put another one into use: what this one sealed goes on its way.',
  'alert.csd.expired.title': '{{rfc}}: the CSD has expired',
  'alert.csd.expired.message':
    'CSD {{number}} of {{holder}} expired on {{to}} and the company can no longer seal invoices. Upload a new one or put another one into use.',
};
