/** Words of transfers by SPEI: the sheet and the message that tell a payer how to pay. */
export const es = {
  'cli.group.spei': 'transferencias SPEI: la hoja y el mensaje que dicen cómo pagar',
  'spei.title': 'Cómo pagar por transferencia (SPEI)',
  'spei.for': 'Concepto del cobro',
  'spei.amount': 'Importe exacto',
  'spei.data': 'Datos para su banca en línea',
  'spei.beneficiary': 'Beneficiario',
  'spei.bank': 'Banco',
  'spei.clabe': 'CLABE',
  'spei.reference': 'Referencia numérica',
  'spei.concept': 'Concepto de pago',
  'spei.expires': 'Pague antes del',
  'spei.ours': 'Nuestra clave',
  'spei.steps': 'Pasos',
  'spei.step.1': '1. En la banca de su banco elija transferencia a otro banco (SPEI) y escriba la CLABE sin espacios.',
  'spei.step.2': '2. Escriba el importe exacto. Un importe distinto no se reconoce solo.',
  'spei.step.3':
    '3. Escriba la referencia numérica y el concepto tal como están aquí: por ellos sabemos que el pago es suyo.',
  'spei.step.4': '4. Compruebe que su banco muestre al beneficiario de esta hoja antes de confirmar.',
  'spei.note': 'Esta hoja no es un comprobante fiscal ni de pago.',
  'spei.message.subject': '{{company}}: datos para pagar {{description}}',
  'spei.message.greeting': 'Hola, {{payer}}:',
  'spei.message.greeting-plain': 'Hola:',
  'spei.message.lead': 'Puede pagar {{description}} ({{amount}}) por transferencia con estos datos:',
  'spei.message.closing':
    'La referencia y el concepto son los que nos dicen que el pago es suyo. Antes de confirmar, compruebe que su banco muestre al beneficiario {{beneficiary}}.',
  'error.SPEI_REFERENCES_EXHAUSTED':
    'La empresa ya usó todas sus referencias numéricas para SPEI. Cobre por otra pasarela.',
  'error.SPEI_NO_INSTRUCTIONS': 'El cobro {{reference}} no tiene datos de transferencia. Elija uno por SPEI.',
};

export const en: Record<keyof typeof es, string> = {
  'cli.group.spei': 'transfers by SPEI: the sheet and the message that tell how to pay',
  'spei.title': 'How to pay by bank transfer (SPEI)',
  'spei.for': 'What it is for',
  'spei.amount': 'Exact amount',
  'spei.data': 'For your online banking',
  'spei.beneficiary': 'Beneficiary',
  'spei.bank': 'Bank',
  'spei.clabe': 'CLABE',
  'spei.reference': 'Numeric reference',
  'spei.concept': 'Payment concept',
  'spei.expires': 'Pay before',
  'spei.ours': 'Our key',
  'spei.steps': 'Steps',
  'spei.step.1': '1. In your bank choose a transfer to another bank (SPEI) and write the CLABE without spaces.',
  'spei.step.2': '2. Write the exact amount. Another amount is not recognised by itself.',
  'spei.step.3':
    '3. Write the numeric reference and the concept as they are here: by them we know that the payment is yours.',
  'spei.step.4': '4. Check that your bank shows the beneficiary of this sheet before you confirm.',
  'spei.note': 'This sheet is neither an invoice nor a receipt.',
  'spei.message.subject': '{{company}}: how to pay {{description}}',
  'spei.message.greeting': 'Hello {{payer}},',
  'spei.message.greeting-plain': 'Hello,',
  'spei.message.lead': 'You can pay {{description}} ({{amount}}) by bank transfer:',
  'spei.message.closing':
    'Reference and concept tell us that the payment is yours. Before you confirm, check that your bank shows the beneficiary {{beneficiary}}.',
  'error.SPEI_REFERENCES_EXHAUSTED':
    'The company has used up its numeric references for SPEI. Charge through another gateway.',
  'error.SPEI_NO_INSTRUCTIONS': 'Charge {{reference}} has no data for a transfer. Choose one by SPEI.',
};
