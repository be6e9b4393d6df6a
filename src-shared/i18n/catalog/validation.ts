/** Words of the validation before stamping: one sentence a finding, with what is wrong and what to do. */
export const es = {
  'validation.CFDI40101':
    'La fecha «{{value}}» no tiene la forma AAAA-MM-DDThh:mm:ss o no existe. Escribe la hora local de expedición, sin zona.',
  'validation.CFDI40103':
    'Un comprobante de tipo {{tipo}} no lleva forma de pago y trae «{{value}}». Quita la forma de pago.',
  'validation.CFDI40104':
    'La forma de pago «{{value}}» no está vigente en c_FormaPago. Elige una clave del catálogo, por ejemplo 03 (transferencia).',
  'validation.CFDI40105':
    'Con método de pago PPD la forma de pago debe ser 99 (por definir) y dice «{{value}}». Cámbiala a 99 o usa PUE.',
  'validation.CFDI40113':
    'La moneda «{{value}}» no está vigente en c_Moneda. Usa la clave ISO de tres letras, por ejemplo MXN o USD.',
  'validation.CFDI40121': 'El tipo de comprobante «{{value}}» no existe. Usa I, E, T, N o P.',
  'validation.CFDI40122':
    'La exportación 02 (definitiva) exige el complemento Comercio Exterior y no está. Agrégalo o cambia la exportación.',
  'validation.CFDI40222':
    'Lleva el complemento Comercio Exterior pero la exportación es «{{value}}» en vez de 02. Revisa la clave: el PAC puede rechazarla.',
  'validation.CFDI40123':
    'La exportación «{{value}}» no está vigente en c_Exportacion. Usa 01 (no aplica), 02, 03 o 04.',
  'validation.CFDI40124':
    'El método de pago «{{value}}» no existe. Usa PUE (una exhibición) o PPD (parcialidades o diferido).',
  'validation.CFDI40125':
    'Un comprobante de tipo {{tipo}} no lleva método de pago y trae «{{value}}». Quita el método de pago.',
  'validation.CFDI40126': 'El lugar de expedición «{{value}}» no es un código postal. Escribe sus cinco dígitos.',
  'validation.CFDI40126.lista':
    'El código postal de expedición {{value}} no aparece en el catálogo instalado. Confírmalo con la constancia de situación fiscal.',
};

export const en: Record<keyof typeof es, string> = {
  'validation.CFDI40101':
    'The date “{{value}}” does not have the form AAAA-MM-DDThh:mm:ss or does not exist. Write the local time of issue, without a zone.',
  'validation.CFDI40103':
    'A document of type {{tipo}} carries no payment form and has “{{value}}”. Remove the payment form.',
  'validation.CFDI40104':
    'Payment form “{{value}}” is not in force in c_FormaPago. Choose a key of the catalog, e.g. 03 (transfer).',
  'validation.CFDI40105':
    'With payment method PPD the payment form must be 99 (to be defined) and is “{{value}}”. Change it to 99 or use PUE.',
  'validation.CFDI40113':
    'Currency “{{value}}” is not in force in c_Moneda. Use the three-letter ISO key, e.g. MXN or USD.',
  'validation.CFDI40121': 'Document type “{{value}}” does not exist. Use I, E, T, N or P.',
  'validation.CFDI40122':
    'Export 02 (definitive) needs the complement Comercio Exterior, which is missing. Add it or change the export key.',
  'validation.CFDI40222':
    'It carries the complement Comercio Exterior but export is “{{value}}” instead of 02. Check the key: the PAC may reject it.',
  'validation.CFDI40123': 'Export “{{value}}” is not in force in c_Exportacion. Use 01 (does not apply), 02, 03 or 04.',
  'validation.CFDI40124':
    'Payment method “{{value}}” does not exist. Use PUE (one payment) or PPD (instalments or deferred).',
  'validation.CFDI40125':
    'A document of type {{tipo}} carries no payment method and has “{{value}}”. Remove the payment method.',
  'validation.CFDI40126': 'Place of issue “{{value}}” is not a postal code. Write its five digits.',
  'validation.CFDI40126.lista':
    'The postal code of issue {{value}} is not in the installed catalog. Confirm it with the tax status certificate.',
};
