/** Words of the invoices feature. */
export const es = {
  'invoices.name': 'factura',
  'invoices.type.I': 'Factura',
  'invoices.type.E': 'Nota de crédito',
  'invoices.type.T': 'Traslado',
  'invoices.type.P': 'Recibo de pago',
  'invoices.check.seal': 'Sello del emisor',
  'invoices.check.seal.ok': 'El sello corresponde al contenido.',
  'invoices.check.seal.failed':
    'El sello no corresponde al contenido: el documento fue alterado o se selló con otra llave.',
  'invoices.check.seal.absent': 'El documento no está sellado.',
  'invoices.status.draft': 'en borrador',
  'invoices.status.ready': 'lista para timbrar',
  'invoices.status.stamping': 'en timbrado',
  'invoices.status.unknown': 'en espera de confirmación del PAC',
  'invoices.status.stamped': 'timbrada',
  'invoices.status.rejected': 'rechazada',
  'invoices.status.cancel_requested': 'en proceso de cancelación',
  'invoices.status.cancelled': 'cancelada',
  'error.INVOICE_NOT_EDITABLE': 'La factura ya está {{status}} y no se puede cambiar. Duplícala o cancélala.',
  'error.INVOICE_NOT_ISSUABLE': 'La factura está {{status}}: solo se timbra un borrador o una rechazada.',
  'error.INVOICE_NO_FILE': 'La factura aún no tiene XML: primero hay que timbrarla.',
  'error.INVOICE_NO_SERIES':
    'La empresa no tiene la serie «{{serie}}» para comprobantes de tipo {{type}}. Créala en la configuración de la empresa.',
  'error.INVOICE_PRICE_CURRENCY':
    '«{{product}}» tiene precio en {{priced}} y la factura es en {{invoiced}}. Escribe el precio unitario en {{invoiced}}.',
  'error.INVOICE_XML_PART_INVALID': 'El XML de {{field}} no se puede usar: {{detail}}',
  'error.INVOICE_OTHER_COMPANY': 'El {{what}} elegido pertenece a otra empresa. Elige uno de la empresa que emite.',
};

export const en: Record<keyof typeof es, string> = {
  'invoices.name': 'invoice',
  'invoices.type.I': 'Invoice',
  'invoices.type.E': 'Credit note',
  'invoices.type.T': 'Transfer',
  'invoices.type.P': 'Payment receipt',
  'invoices.check.seal': 'Issuer’s seal',
  'invoices.check.seal.ok': 'The seal fits the content.',
  'invoices.check.seal.failed':
    'The seal does not fit the content: the document was altered or sealed with another key.',
  'invoices.check.seal.absent': 'The document is not sealed.',
  'invoices.status.draft': 'a draft',
  'invoices.status.ready': 'ready to stamp',
  'invoices.status.stamping': 'being stamped',
  'invoices.status.unknown': 'waiting for the PAC’s confirmation',
  'invoices.status.stamped': 'stamped',
  'invoices.status.rejected': 'rejected',
  'invoices.status.cancel_requested': 'being cancelled',
  'invoices.status.cancelled': 'cancelled',
  'error.INVOICE_NOT_EDITABLE': 'The invoice is already {{status}} and cannot be changed. Duplicate or cancel it.',
  'error.INVOICE_NOT_ISSUABLE': 'The invoice is {{status}}: only a draft or a rejected one is stamped.',
  'error.INVOICE_NO_FILE': 'The invoice has no XML yet: it must be stamped first.',
  'error.INVOICE_NO_SERIES':
    'The company has no series “{{serie}}” for documents of type {{type}}. Create it in the company’s settings.',
  'error.INVOICE_PRICE_CURRENCY':
    '“{{product}}” is priced in {{priced}} and the invoice is in {{invoiced}}. Write the unit price in {{invoiced}}.',
  'error.INVOICE_XML_PART_INVALID': 'The XML of {{field}} cannot be used: {{detail}}',
  'error.INVOICE_OTHER_COMPANY': 'The chosen {{what}} belongs to another company. Choose one of the issuing company.',
};
