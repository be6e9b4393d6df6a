/** Words of the mail feature. */
export const es = {
  'mail.message': 'mensaje de correo',
  'mail.kind.I': 'Factura',
  'mail.kind.E': 'Nota de crédito',
  'mail.kind.T': 'Comprobante de traslado',
  'mail.kind.P': 'Recibo de pago',
  'mail.kind.N': 'Recibo de nómina',
  'mail.subject': '{{kind}} {{number}} de {{company}}',
  'mail.preheader': '{{kind}} {{number}} por {{total}}',
  'mail.greeting': 'Hola, {{client}}:',
  'mail.lead.I': 'Te enviamos la factura {{number}} por {{total}}. El XML y el PDF van adjuntos.',
  'mail.lead.E': 'Te enviamos la nota de crédito {{number}} por {{total}}. El XML y el PDF van adjuntos.',
  'mail.lead.T': 'Te enviamos el comprobante de traslado {{number}}. El XML y el PDF van adjuntos.',
  'mail.lead.P': 'Te enviamos el recibo de pago {{number}}. El XML y el PDF van adjuntos.',
  'mail.lead.N': 'Te enviamos el recibo de nómina {{number}} por {{total}}. El XML y el PDF van adjuntos.',
  'mail.cancelled': 'Este comprobante está cancelado.',
  'mail.demo': 'Documento de demostración, sin validez fiscal.',
  'mail.row.number': 'Folio',
  'mail.row.uuid': 'Folio fiscal (UUID)',
  'mail.row.issuedOn': 'Fecha de emisión',
  'mail.row.total': 'Total',
  'mail.row.dueOn': 'Vence',
  'mail.row.conditions': 'Condiciones de pago',
  'mail.row.method': 'Método de pago',
  'mail.row.issuer': 'Emisor',
  'mail.row.receiver': 'Receptor',
  'mail.method.PUE': 'Pago en una sola exhibición (PUE)',
  'mail.method.PPD': 'Pago en parcialidades o diferido (PPD)',
  'mail.questions': '¿Dudas? Responde a este correo.',
  'mail.verify': 'Puedes verificar el comprobante en el portal del SAT con su folio fiscal.',
  'error.MAIL_ACCOUNT_MISSING':
    'La empresa no tiene cuenta de correo. Configúrala en Configuración › Correo y vuelve a enviar.',
  'error.MAIL_ADDRESS_INVALID': 'La dirección «{{address}}» no es un correo válido. Corrígela y vuelve a intentarlo.',
  'error.MAIL_HEADER_INVALID':
    'El campo «{{field}}» tiene saltos de línea o caracteres de control. Bórralos y vuelve a intentarlo.',
  'error.MAIL_NO_RECIPIENTS': 'No hay a quién enviar: el cliente no tiene correo. Escribe al menos una dirección.',
  'error.MAIL_TOO_MANY_RECIPIENTS': 'Son {{count}} destinatarios y el límite es {{limit}}. Envía en varias partes.',
  'error.MAIL_TOO_LARGE':
    'El mensaje pesa {{size}} MB y el límite es {{limit}} MB. Quita adjuntos o pide al proveedor un límite mayor.',
  'error.MAIL_PLAIN_NOT_LOCAL':
    'Sin cifrado solo se puede enviar a esta misma computadora. Elige STARTTLS o TLS para {{host}}.',
  'error.MAIL_HOST_INVALID':
    '«{{host}}» no es un nombre de servidor. Escribe solo el nombre, por ejemplo smtp.ejemplo.mx.',
  'error.MAIL_PIN_INVALID': 'El certificado indicado no se puede leer. Pega el archivo PEM completo.',
  'error.MAIL_PASSWORD_AGAIN':
    'La contraseña guardada es para la cuenta como estaba. Escríbela otra vez para usarla con {{host}}, o quítala.',
  'error.MAIL_KEY_REUSED':
    'Esa clave de repetición ya se usó para enviar otra cosa. Usa una clave nueva para cada envío.',
  'error.MAIL_INVOICE_NOT_STAMPED': 'La factura aún no está timbrada. Tímbrala y luego envíala.',
  'error.MAIL_ALREADY_QUEUED': 'El mensaje ya está en camino. Espera a que termine antes de reenviarlo.',
  'error.MAIL_HOST_NOT_FOUND': 'No se encontró el servidor {{host}}. Revisa el nombre y la conexión a internet.',
  'error.MAIL_CONNECTION_REFUSED':
    'El servidor {{host}} no acepta conexiones en el puerto {{port}}. Revisa el puerto y el cortafuegos.',
  'error.MAIL_UNREACHABLE': 'No se pudo llegar al servidor {{host}}. Revisa la conexión a internet.',
  'error.MAIL_TIMEOUT': 'El servidor {{host}} no contestó a tiempo. Revisa el puerto y vuelve a intentarlo.',
  'error.MAIL_CONNECTION_LOST': 'El servidor {{host}} cortó la conexión. Vuelve a intentarlo.',
  'error.MAIL_DELIVERY_UNKNOWN':
    'El mensaje salió completo, pero el servidor {{host}} no confirmó. Pregunta al cliente si llegó o reenvíalo: llevará el mismo Message-ID.',
  'error.MAIL_STARTTLS_MISSING':
    'El servidor {{host}} no ofrece STARTTLS en el puerto {{port}}. Prueba TLS, normalmente en el puerto 465.',
  'error.MAIL_TLS_FAILED':
    'No se pudo cifrar la conexión con {{host}}. Revisa que el puerto {{port}} corresponda a la seguridad elegida.',
  'error.MAIL_CERTIFICATE_UNTRUSTED':
    'El certificado de {{host}} no es de confianza. Pide al proveedor su huella, compárala y, si coincide, acepta ese certificado.',
  'error.MAIL_CERTIFICATE_EXPIRED':
    'El certificado de {{host}} está vencido o aún no vale. Avisa al proveedor de correo.',
  'error.MAIL_CERTIFICATE_NAME':
    'El certificado que mostró el servidor no es de {{host}}. Usa el nombre de servidor que indica tu proveedor.',
  'error.MAIL_AUTH_REJECTED':
    'El servidor {{host}} no aceptó el usuario o la contraseña. Revísalos; algunos proveedores piden una contraseña de aplicación.',
  'error.MAIL_AUTH_UNSUPPORTED':
    'El servidor {{host}} no ofrece un inicio de sesión que Cuadra conozca. Revisa el puerto y la seguridad.',
  'error.MAIL_AUTH_DEFERRED': 'El servidor {{host}} no pudo revisar la contraseña por ahora. Se intentará de nuevo.',
  'error.MAIL_UTF8_UNSUPPORTED':
    'El servidor {{host}} no acepta direcciones con acentos o ñ antes de la arroba. Usa otra dirección.',
  'error.MAIL_SERVER_DEFERRED': 'El servidor {{host}} pidió esperar. Cuadra lo intentará de nuevo.',
  'error.MAIL_REJECTED': 'El servidor rechazó el mensaje. Lee su respuesta, corrige y reenvía.',
  'error.MAIL_PROTOCOL': 'El servidor {{host}} contestó algo que no es SMTP. Revisa el nombre y el puerto.',
  'error.MAIL_INTERRUPTED': 'El envío se interrumpió antes de entregar el mensaje. Cuadra lo intentará de nuevo.',
  'error.MAIL_CANCELLED': 'Alguien canceló el envío. Reenvía el mensaje si aún hace falta.',
  'error.MAIL_GAVE_UP': 'Cuadra dejó de intentarlo después de {{attempts}} intentos. Revisa la causa y reenvía.',
  'error.MAIL_ATTACHMENTS_FAILED': 'No se pudieron preparar los adjuntos. Revisa la factura y reenvía el mensaje.',
};

export const en: Record<keyof typeof es, string> = {
  'mail.message': 'mail message',
  'mail.kind.I': 'Invoice',
  'mail.kind.E': 'Credit note',
  'mail.kind.T': 'Transfer document',
  'mail.kind.P': 'Payment receipt',
  'mail.kind.N': 'Payroll receipt',
  'mail.subject': '{{kind}} {{number}} from {{company}}',
  'mail.preheader': '{{kind}} {{number}} for {{total}}',
  'mail.greeting': 'Hello, {{client}}:',
  'mail.lead.I': 'Here is invoice {{number}} for {{total}}. The XML and the PDF are attached.',
  'mail.lead.E': 'Here is credit note {{number}} for {{total}}. The XML and the PDF are attached.',
  'mail.lead.T': 'Here is transfer document {{number}}. The XML and the PDF are attached.',
  'mail.lead.P': 'Here is payment receipt {{number}}. The XML and the PDF are attached.',
  'mail.lead.N': 'Here is payroll receipt {{number}} for {{total}}. The XML and the PDF are attached.',
  'mail.cancelled': 'This document is cancelled.',
  'mail.demo': 'Demonstration document without fiscal validity.',
  'mail.row.number': 'Number',
  'mail.row.uuid': 'Fiscal folio (UUID)',
  'mail.row.issuedOn': 'Date of issue',
  'mail.row.total': 'Total',
  'mail.row.dueOn': 'Due',
  'mail.row.conditions': 'Terms of payment',
  'mail.row.method': 'Payment method',
  'mail.row.issuer': 'Issuer',
  'mail.row.receiver': 'Receiver',
  'mail.method.PUE': 'Paid in one instalment (PUE)',
  'mail.method.PPD': 'Paid in instalments or later (PPD)',
  'mail.questions': 'Questions? Reply to this message.',
  'mail.verify': 'The document can be verified at SAT’s portal with its fiscal folio.',
  'error.MAIL_ACCOUNT_MISSING': 'The company has no mail account. Set it up in Settings › Mail and send again.',
  'error.MAIL_ADDRESS_INVALID': 'The address “{{address}}” is not a valid e-mail. Correct it and try again.',
  'error.MAIL_HEADER_INVALID': 'Field “{{field}}” has line breaks or control characters. Delete them and try again.',
  'error.MAIL_NO_RECIPIENTS': 'There is nobody to send to: the client has no e-mail. Write at least one address.',
  'error.MAIL_TOO_MANY_RECIPIENTS': 'There are {{count}} recipients and the limit is {{limit}}. Send in several parts.',
  'error.MAIL_TOO_LARGE':
    'The message weighs {{size}} MB and the limit is {{limit}} MB. Remove attachments or ask the provider for a higher limit.',
  'error.MAIL_PLAIN_NOT_LOCAL':
    'Without encryption mail may only go to this same computer. Choose STARTTLS or TLS for {{host}}.',
  'error.MAIL_HOST_INVALID': '“{{host}}” is not a server name. Write the name alone, for example smtp.example.mx.',
  'error.MAIL_PIN_INVALID': 'The certificate given cannot be read. Paste the whole PEM file.',
  'error.MAIL_PASSWORD_AGAIN':
    'The stored password is for the account as it was. Write it again to use it with {{host}}, or remove it.',
  'error.MAIL_KEY_REUSED': 'That idempotency key was used to send something else. Use a new key for each sending.',
  'error.MAIL_INVOICE_NOT_STAMPED': 'The invoice is not stamped yet. Stamp it and then send it.',
  'error.MAIL_ALREADY_QUEUED': 'The message is already on its way. Wait until it ends before sending it again.',
  'error.MAIL_HOST_NOT_FOUND': 'Server {{host}} was not found. Check the name and the internet connection.',
  'error.MAIL_CONNECTION_REFUSED':
    'Server {{host}} accepts no connection on port {{port}}. Check the port and the firewall.',
  'error.MAIL_UNREACHABLE': 'Server {{host}} could not be reached. Check the internet connection.',
  'error.MAIL_TIMEOUT': 'Server {{host}} did not answer in time. Check the port and try again.',
  'error.MAIL_CONNECTION_LOST': 'Server {{host}} cut the connection. Try again.',
  'error.MAIL_DELIVERY_UNKNOWN':
    'The whole message went out, but server {{host}} did not confirm it. Ask the client whether it arrived, or send it again: it will have the same Message-ID.',
  'error.MAIL_STARTTLS_MISSING':
    'Server {{host}} does not offer STARTTLS on port {{port}}. Try TLS, usually on port 465.',
  'error.MAIL_TLS_FAILED':
    'The connection with {{host}} could not be encrypted. Check that port {{port}} goes with the chosen security.',
  'error.MAIL_CERTIFICATE_UNTRUSTED':
    'The certificate of {{host}} is not trusted. Ask the provider for its fingerprint, compare it and, if equal, accept that certificate.',
  'error.MAIL_CERTIFICATE_EXPIRED':
    'The certificate of {{host}} has expired or is not valid yet. Tell the mail provider.',
  'error.MAIL_CERTIFICATE_NAME':
    'The certificate that the server showed is not for {{host}}. Use the server name that your provider gives.',
  'error.MAIL_AUTH_REJECTED':
    'Server {{host}} did not accept the user or the password. Check them; some providers ask for an application password.',
  'error.MAIL_AUTH_UNSUPPORTED': 'Server {{host}} offers no log-in that Cuadra knows. Check the port and the security.',
  'error.MAIL_AUTH_DEFERRED': 'Server {{host}} could not check the password for now. It will be tried again.',
  'error.MAIL_UTF8_UNSUPPORTED':
    'Server {{host}} does not take addresses with accents or ñ before the at sign. Use another address.',
  'error.MAIL_SERVER_DEFERRED': 'Server {{host}} asked to wait. Cuadra will try again.',
  'error.MAIL_REJECTED': 'The server rejected the message. Read its reply, correct and send again.',
  'error.MAIL_PROTOCOL': 'Server {{host}} answered something that is not SMTP. Check the name and the port.',
  'error.MAIL_INTERRUPTED': 'Sending was interrupted before the message was delivered. Cuadra will try again.',
  'error.MAIL_CANCELLED': 'Someone cancelled the sending. Send the message again if it is still needed.',
  'error.MAIL_GAVE_UP': 'Cuadra stopped trying after {{attempts}} attempts. Check the cause and send again.',
  'error.MAIL_ATTACHMENTS_FAILED':
    'The attachments could not be prepared. Check the invoice and send the message again.',
};
