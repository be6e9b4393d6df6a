/** Words of Cobros: charges through gateways, what was paid out, and the tabs of the section. */
export const es = {
  'transactions.title': 'Cobros',
  'transactions.tabs': 'Qué ver',
  'transactions.tab.charges': 'Cobros',
  'transactions.tab.payouts': 'Depósitos',
  'transactions.tab.webhooks': 'Avisos',
  'transactions.status.created': 'Creado',
  'transactions.status.pending': 'Pendiente',
  'transactions.status.authorised': 'Autorizado',
  'transactions.status.paid': 'Pagado',
  'transactions.status.partially-refunded': 'Devuelto en parte',
  'transactions.status.refunded': 'Devuelto',
  'transactions.status.failed': 'Fallido',
  'transactions.status.expired': 'Vencido',
  'transactions.status.cancelled': 'Cancelado',
  'transactions.status.disputed': 'En contracargo',
  'transactions.status.dispute-lost': 'Contracargo perdido',

  'transactions.column.created': 'Fecha',
  'transactions.column.reference': 'Referencia',
  'transactions.column.provider': 'Pasarela',
  'transactions.column.status': 'Estado',
  'transactions.empty.title': 'Aquí van los cobros por pasarela y por transferencia',
  'transactions.empty.text':
    'Cobra una factura con la tecla C, o agrega primero una pasarela: tarjeta, OXXO, SPEI o liga de pago.',
  'transactions.empty.gateways': 'Agregar pasarela',

  'transactions.payouts.id': 'Depósito',
  'transactions.payouts.empty.title': 'Aquí van los depósitos de tus pasarelas',
  'transactions.payouts.empty.text':
    'Cada hora se lee qué depositó cada pasarela en tu banco y qué cobros contiene. Openpay, Mercado Pago y los bancos no lo dicen.',
};

export const en: Record<keyof typeof es, string> = {
  'transactions.title': 'Charges',
  'transactions.tabs': 'What to see',
  'transactions.tab.charges': 'Charges',
  'transactions.tab.payouts': 'Payouts',
  'transactions.tab.webhooks': 'Webhooks',
  'transactions.status.created': 'Created',
  'transactions.status.pending': 'Pending',
  'transactions.status.authorised': 'Authorised',
  'transactions.status.paid': 'Paid',
  'transactions.status.partially-refunded': 'Refunded in part',
  'transactions.status.refunded': 'Refunded',
  'transactions.status.failed': 'Failed',
  'transactions.status.expired': 'Expired',
  'transactions.status.cancelled': 'Cancelled',
  'transactions.status.disputed': 'Disputed',
  'transactions.status.dispute-lost': 'Dispute lost',

  'transactions.column.created': 'Date',
  'transactions.column.reference': 'Reference',
  'transactions.column.provider': 'Gateway',
  'transactions.column.status': 'State',
  'transactions.empty.title': 'Charges through gateways and by transfer go here',
  'transactions.empty.text':
    'Charge an invoice with the key C, or add a gateway first: card, OXXO, SPEI or payment link.',
  'transactions.empty.gateways': 'Add a gateway',

  'transactions.payouts.id': 'Payout',
  'transactions.payouts.empty.title': 'The payouts of your gateways go here',
  'transactions.payouts.empty.text':
    'What each gateway paid into your bank, and which charges it holds, is read every hour. Openpay, Mercado Pago and banks do not tell.',
};
