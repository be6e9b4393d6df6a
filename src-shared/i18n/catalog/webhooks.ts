/** Words of webhooks: what gateways tell of by themselves. */
export const es = {
  'webhooks.name': 'aviso de pasarela',
  'cli.group.webhooks': 'avisos de las pasarelas: lo que llegó y qué se hizo con ello',
  'webhooks.refused.no-signature': 'llegó sin firma',
  'webhooks.refused.bad-signature': 'la firma no es de la pasarela: el secreto guardado no es el de este aviso',
  'webhooks.refused.too-old': 'la hora de la firma es muy vieja: revisa el reloj de esta computadora',
  'webhooks.refused.from-the-future': 'la hora de la firma está en el futuro: revisa el reloj de esta computadora',
  'webhooks.refused.no-secret': 'falta guardar el secreto de avisos de esta pasarela',
  'webhooks.refused.unreadable': 'no se pudo leer',
  'webhooks.refused.other-environment': 'es de otro ambiente (pruebas o producción)',
  'webhooks.refused.certificate': 'el certificado con que se firmó no es de la pasarela',
  'webhooks.refused.cannot-verify-now': 'la firma no se pudo comprobar en ese momento',
  'webhooks.refused.unsigned': 'esta pasarela no firma sus avisos y sus datos de acceso no coinciden',
  'error.LISTENER_PORT_TAKEN':
    'El puerto {{port}} de esta computadora lo usa otro programa. Cierra ese programa o elige otro puerto para los avisos.',
  'error.LISTENER_FAILED': 'No se pudo abrir la entrada de avisos en esta computadora ({{detail}}).',
  'error.WEBHOOK_GATEWAY_AWAY':
    'La pasarela de estos avisos está pausada o ya no está. Se atienden cuando vuelva a estar activa.',
  'error.WEBHOOKS_WAITING': 'Hay avisos que se vuelven a intentar más tarde.',
  'error.WEBHOOK_FAILED':
    'El aviso no se pudo atender por un error inesperado. Vuelve a intentarlo desde la bandeja; si se repite, envía la bitácora a soporte.',
  'error.WEBHOOK_POLL_FAILED': 'No se pudo leer la lista de eventos de {{gateway}}. Se vuelve a intentar solo.',
  'error.WEBHOOK_NOT_FOUND_THERE':
    '{{gateway}} todavía no muestra {{object}}. Se vuelve a preguntar; si no aparece, el aviso no era suyo.',
  'error.WEBHOOK_NOT_CONFIRMED':
    '{{gateway}} no aceptó la confirmación de la dirección de avisos. Confírmala en su panel con el código que muestra el aviso.',
  'alert.webhook.silent.title': '{{gateway}}: un día sin avisos',
  'alert.webhook.silent.message':
    'Desde {{since}} (UTC) no llega ningún aviso de {{gateway}}. Si hubo cobros, revisa que el túnel esté abierto y que la dirección registrada en la pasarela sea la de ahora; los cobros se buscan también por consulta.',
  'alert.webhook.dead.title': '{{gateway}}: avisos sin atender',
  'alert.webhook.dead.message':
    '{{count}} avisos de {{gateway}} no se pudieron atender. Míralos en la bandeja y vuelve a intentarlos cuando lo que los detuvo esté arreglado.',
  'alert.webhook.refused.title': '{{gateway}}: avisos rechazados',
  'alert.webhook.refused.message':
    'Se rechazaron avisos que dicen venir de {{gateway}} ({{count}} hasta ahora) y desde entonces no llegó ninguno bueno: {{reason}}.',
};

export const en: Record<keyof typeof es, string> = {
  'webhooks.name': 'gateway notice',
  'cli.group.webhooks': 'webhooks of the gateways: what came and what was done with it',
  'webhooks.refused.no-signature': 'it came without a signature',
  'webhooks.refused.bad-signature': 'the signature is not the gateway’s: the saved secret is not that of this notice',
  'webhooks.refused.too-old': 'the signature’s time is too old: check this computer’s clock',
  'webhooks.refused.from-the-future': 'the signature’s time is in the future: check this computer’s clock',
  'webhooks.refused.no-secret': 'this gateway’s webhook secret has not been saved',
  'webhooks.refused.unreadable': 'it could not be read',
  'webhooks.refused.other-environment': 'it belongs to another environment (test or production)',
  'webhooks.refused.certificate': 'the certificate that signed it is not the gateway’s',
  'webhooks.refused.cannot-verify-now': 'the signature could not be checked at that moment',
  'webhooks.refused.unsigned': 'this gateway does not sign, and its credentials do not match',
  'error.LISTENER_PORT_TAKEN':
    'Port {{port}} of this computer is used by another program. Close that program or choose another port for webhooks.',
  'error.LISTENER_FAILED': 'The door for webhooks could not be opened on this computer ({{detail}}).',
  'error.WEBHOOK_GATEWAY_AWAY':
    'The gateway of these webhooks is paused or gone. They are worked on when it is active again.',
  'error.WEBHOOKS_WAITING': 'There are webhooks that are tried again later.',
  'error.WEBHOOK_FAILED':
    'The webhook could not be worked on because of an unexpected error. Replay it from the inbox; if it happens again, send the log to support.',
  'error.WEBHOOK_POLL_FAILED': 'The list of events of {{gateway}} could not be read. It is tried again by itself.',
  'error.WEBHOOK_NOT_FOUND_THERE':
    '{{gateway}} does not show {{object}} yet. It is asked again; if it never appears, the webhook was not its own.',
  'error.WEBHOOK_NOT_CONFIRMED':
    '{{gateway}} did not accept the confirmation of the webhook’s address. Confirm it in its panel with the code that the webhook shows.',
  'alert.webhook.silent.title': '{{gateway}}: a day without webhooks',
  'alert.webhook.silent.message':
    'Since {{since}} (UTC) no webhook has come from {{gateway}}. If there were payments, check that the tunnel is open and that the address registered at the gateway is today’s; payments are looked for by asking, too.',
  'alert.webhook.dead.title': '{{gateway}}: webhooks given up',
  'alert.webhook.dead.message':
    '{{count}} webhooks of {{gateway}} could not be worked on. Look at them in the inbox and replay them once what stopped them is mended.',
  'alert.webhook.refused.title': '{{gateway}}: webhooks refused',
  'alert.webhook.refused.message':
    'Webhooks that say they come from {{gateway}} were refused ({{count}} so far), and no good one has come since: {{reason}}.',
};
