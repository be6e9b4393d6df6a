/** Words of transactions. */
export const es = {
  'transactions.name': 'transacción',
  'transactions.payout': 'depósito',
  'transactions.status.created': 'creada',
  'transactions.status.pending': 'pendiente',
  'transactions.status.failed': 'fallida',
  'transactions.status.authorised': 'autorizada',
  'transactions.status.expired': 'vencida',
  'transactions.status.cancelled': 'cancelada',
  'transactions.status.paid': 'pagada',
  'transactions.status.partially-refunded': 'reembolsada en parte',
  'transactions.status.refunded': 'reembolsada',
  'transactions.status.disputed': 'en contracargo',
  'transactions.status.dispute-lost': 'contracargo perdido',
  'transactions.ofInvoice': 'Factura {{invoice}}',
  'transactions.partOf': 'una parte de {{description}}',
  'transactions.payer.name': 'el nombre',
  'transactions.payer.email': 'el correo',
  'transactions.payer.phone': 'el teléfono',
  'transactions.mail.subject': '{{company}}: cómo pagar {{description}}',
  'transactions.mail.greeting': 'Hola, {{payer}}:',
  'transactions.mail.greeting-plain': 'Hola:',
  'transactions.mail.lead.voucher':
    'Puede pagar {{description}} ({{amount}}) en efectivo, en {{store}}, con esta referencia:',
  'transactions.mail.lead.link': 'Puede pagar {{description}} ({{amount}}) en esta página de {{provider}}:',
  'transactions.mail.stores': 'las tiendas que dice la ficha',
  'transactions.mail.reference': 'Referencia',
  'transactions.mail.amount': 'Importe',
  'transactions.mail.voucher': 'Ficha para imprimir',
  'transactions.mail.expires': 'Pague a más tardar el',
  'transactions.mail.closing': 'En cuanto pague nos avisan: no hace falta que mande un comprobante.',
  'transactions.mail.button.link': 'Pagar {{amount}}',
  'transactions.mail.button.voucher': 'Abrir la ficha',
  'transactions.mail.test': 'Cobro de prueba: no se paga con dinero de verdad.',
  'error.TRANSACTION_NO_INSTRUCTIONS':
    'El cobro {{reference}} todavía no tiene datos que mandarle a quien paga. Espera a que la pasarela conteste.',
  'error.GATEWAY_PAUSED': 'La pasarela «{{gateway}}» está en pausa. Actívala o elige otra.',
  'error.GATEWAY_UNAVAILABLE': '{{provider}} no contestó o no está disponible. Cuadra lo intenta otra vez solo.',
  'error.GATEWAY_UNKNOWN':
    'No se sabe si {{provider}} hizo lo que se le pidió. Cuadra lo pregunta antes de repetir nada; no cobres otra vez por tu cuenta.',
  'error.GATEWAY_MISMATCH':
    'La pasarela contestó por otro cobro ({{objectId}}) y no por {{reference}}: no se tomó en cuenta nada. Revísalo en el panel de la pasarela.',
  'error.TRANSACTION_AMOUNT_MISSING': 'Indica el importe y la moneda, o elige una factura.',
  'error.TRANSACTION_INVOICE_CANCELLED':
    'La factura {{invoice}} está cancelada: ya nadie la debe. Cobra la que la sustituye, si la hay.',
  'error.TRANSACTION_INVOICE_CANCELLING':
    'La factura {{invoice}} tiene una cancelación en curso y no se puede cobrar. Si la cancelación no procede, cóbrala entonces.',
  'error.TRANSACTION_NOT_CHARGEABLE':
    'La factura {{invoice}} está {{status}} y no se puede cobrar. Solo se cobran facturas de ingreso timbradas.',
  'error.TRANSACTION_CURRENCY_DIFFERS': 'La factura {{invoice}} es en {{currency}}: cóbrala en esa moneda.',
  'error.TRANSACTION_OVER_BALANCE':
    'El importe {{amount}} {{currency}} no cabe en el saldo de la factura {{invoice}}, que es {{balance}}. Cobra a lo más el saldo.',
  'error.TRANSACTION_OTHER_COMPANY':
    'La pasarela «{{gateway}}» es de otra empresa. Elige una de la empresa que factura.',
  'error.TRANSACTION_CURRENCY_NOT_TAKEN':
    'La pasarela «{{gateway}}» no cobra en {{currency}}. Elige otra moneda o agrégala a la pasarela.',
  'error.TRANSACTION_METHOD_NOT_TAKEN':
    'La pasarela «{{gateway}}» no puede cobrar así por {{method}}. Elige otro método, otra moneda o cobra sin retener ni meses.',
  'error.TRANSACTION_AMOUNT_OUT_OF_RANGE':
    'Por {{method}} se cobra de {{min}} a {{max}} {{currency}}. Cambia el importe o el método.',
  'error.TRANSACTION_PAYER_MISSING':
    'La pasarela «{{gateway}}» necesita {{what}} de quien paga. Escríbelo o complétalo en el cliente.',
  'error.TRANSACTION_EXPIRY_NOT_TAKEN':
    'La pasarela «{{gateway}}» no deja poner vencimiento a un cobro por {{method}}. Cóbralo sin fecha.',
  'error.TRANSACTION_EXPIRY_OUT_OF_RANGE':
    'Por {{method}}, «{{gateway}}» deja de {{min}} a {{max}} días para pagar. Elige otra fecha.',
  'error.TRANSACTION_NO_LINKS': 'La pasarela «{{gateway}}» no hace ligas de pago. Elige otra o cobra con otro método.',
  'error.TRANSACTION_NOT_POSSIBLE': 'Eso no se puede hacer con una transacción {{status}}.',
  'error.TRANSACTION_CONFIRM_DIFFERS':
    'Se esperaban {{expected}} {{currency}} y llegaron {{amount}}. Corrige el importe, o acepta la diferencia.',
  'error.TRANSACTION_BUSY': 'Ya hay una operación en curso con {{reference}}. Espera a que termine.',
  'error.TRANSACTION_OVER_HELD': 'Solo hay {{left}} {{currency}} retenidos. Captura a lo más eso.',
  'error.TRANSACTION_REFUND_OVER':
    'Se pueden reembolsar {{left}} {{currency}}. Si la pasarela no hace reembolsos parciales, reembolsa todo.',
  'error.TRANSACTION_NOT_SENT': 'El cobro {{reference}} todavía no llega a la pasarela. Espera a que salga de la cola.',
  'error.TRANSACTION_GONE':
    'La pasarela ya no conoce el cobro {{objectId}}. Revisa en su panel si se borró o si la cuenta cambió.',
  'error.TRANSACTION_NO_QR': 'El cobro {{reference}} no tiene una liga que mostrar como QR.',
};

export const en: Record<keyof typeof es, string> = {
  'transactions.name': 'transaction',
  'transactions.payout': 'payout',
  'transactions.status.created': 'created',
  'transactions.status.pending': 'pending',
  'transactions.status.failed': 'failed',
  'transactions.status.authorised': 'authorised',
  'transactions.status.expired': 'expired',
  'transactions.status.cancelled': 'cancelled',
  'transactions.status.paid': 'paid',
  'transactions.status.partially-refunded': 'refunded in part',
  'transactions.status.refunded': 'refunded',
  'transactions.status.disputed': 'disputed',
  'transactions.status.dispute-lost': 'dispute lost',
  'transactions.ofInvoice': 'Invoice {{invoice}}',
  'transactions.partOf': 'a part of {{description}}',
  'transactions.payer.name': 'the name',
  'transactions.payer.email': 'the mail address',
  'transactions.payer.phone': 'the telephone number',
  'transactions.mail.subject': '{{company}}: how to pay {{description}}',
  'transactions.mail.greeting': 'Hello {{payer}},',
  'transactions.mail.greeting-plain': 'Hello,',
  'transactions.mail.lead.voucher':
    'You can pay {{description}} ({{amount}}) in cash, at {{store}}, with this reference:',
  'transactions.mail.lead.link': 'You can pay {{description}} ({{amount}}) on this page of {{provider}}:',
  'transactions.mail.stores': 'the stores that the voucher names',
  'transactions.mail.reference': 'Reference',
  'transactions.mail.amount': 'Amount',
  'transactions.mail.voucher': 'Voucher to print',
  'transactions.mail.expires': 'Pay no later than',
  'transactions.mail.closing': 'We are told as soon as you pay: there is no need to send a receipt.',
  'transactions.mail.button.link': 'Pay {{amount}}',
  'transactions.mail.button.voucher': 'Open the voucher',
  'transactions.mail.test': 'Test charge: it is not paid with real money.',
  'error.TRANSACTION_NO_INSTRUCTIONS':
    'The charge {{reference}} has nothing yet that its payer could be sent. Wait for the answer of the gateway.',
  'error.GATEWAY_PAUSED': 'The gateway "{{gateway}}" is paused. Activate it or choose another one.',
  'error.GATEWAY_UNAVAILABLE': '{{provider}} did not answer or is not available. Cuadra tries again by itself.',
  'error.GATEWAY_UNKNOWN':
    'It is not known whether {{provider}} did what it was asked. Cuadra asks before it repeats anything; do not charge again by yourself.',
  'error.GATEWAY_MISMATCH':
    'The gateway answered about another charge ({{objectId}}) and not about {{reference}}: nothing of it was believed. Look at it in the panel of the gateway.',
  'error.TRANSACTION_AMOUNT_MISSING': 'Give amount and currency, or choose an invoice.',
  'error.TRANSACTION_INVOICE_CANCELLED':
    'The invoice {{invoice}} is cancelled: nobody owes it any more. Charge the one that replaces it, if there is one.',
  'error.TRANSACTION_INVOICE_CANCELLING':
    'The invoice {{invoice}} is being cancelled and cannot be charged. If the cancellation comes to nothing, charge it then.',
  'error.TRANSACTION_NOT_CHARGEABLE':
    'The invoice {{invoice}} is {{status}} and cannot be charged. Only stamped income invoices are charged.',
  'error.TRANSACTION_CURRENCY_DIFFERS': 'The invoice {{invoice}} is in {{currency}}: charge it in that currency.',
  'error.TRANSACTION_OVER_BALANCE':
    'The amount {{amount}} {{currency}} does not fit the balance of the invoice {{invoice}}, which is {{balance}}. Charge the balance at most.',
  'error.TRANSACTION_OTHER_COMPANY':
    'The gateway "{{gateway}}" belongs to another company. Choose one of the company that invoices.',
  'error.TRANSACTION_CURRENCY_NOT_TAKEN':
    'The gateway "{{gateway}}" does not charge in {{currency}}. Choose another currency or add it to the gateway.',
  'error.TRANSACTION_METHOD_NOT_TAKEN':
    'The gateway "{{gateway}}" cannot charge by {{method}} like this. Choose another method or currency, or charge without hold or instalments.',
  'error.TRANSACTION_AMOUNT_OUT_OF_RANGE':
    'By {{method}} from {{min}} to {{max}} {{currency}} are charged. Change amount or method.',
  'error.TRANSACTION_PAYER_MISSING':
    'The gateway "{{gateway}}" needs {{what}} of the payer. Write it, or complete it in the client.',
  'error.TRANSACTION_EXPIRY_NOT_TAKEN':
    'The gateway "{{gateway}}" sets no end to a charge by {{method}}. Charge without a date.',
  'error.TRANSACTION_EXPIRY_OUT_OF_RANGE':
    'By {{method}}, "{{gateway}}" gives from {{min}} to {{max}} days to pay. Choose another day.',
  'error.TRANSACTION_NO_LINKS':
    'The gateway "{{gateway}}" makes no payment links. Choose another one, or charge by another method.',
  'error.TRANSACTION_NOT_POSSIBLE': 'That cannot be done with a transaction that is {{status}}.',
  'error.TRANSACTION_CONFIRM_DIFFERS':
    '{{expected}} {{currency}} were expected and {{amount}} came. Correct the amount, or accept the difference.',
  'error.TRANSACTION_BUSY': 'Another operation with {{reference}} is under way. Wait until it ends.',
  'error.TRANSACTION_OVER_HELD': 'Only {{left}} {{currency}} are held. Capture that at most.',
  'error.TRANSACTION_REFUND_OVER':
    '{{left}} {{currency}} can be refunded. If the gateway makes no partial refunds, refund all.',
  'error.TRANSACTION_NOT_SENT':
    'The charge {{reference}} has not reached the gateway yet. Wait until it leaves the queue.',
  'error.TRANSACTION_GONE':
    'The gateway does not know the charge {{objectId}} any more. See in its panel whether it was deleted or the account changed.',
  'error.TRANSACTION_NO_QR': 'The charge {{reference}} has no link to show as a QR.',
};
