/** Words of the clients feature. */
export const es = {
  'clients.name': 'cliente',
  'clients.check.RFC-FORMA':
    'El RFC «{{value}}» no tiene la forma de un RFC: 12 caracteres de persona moral o 13 de persona física, sin espacios ni guiones. Cópialo de la constancia.',
  'clients.check.NOMBRE-ACENTOS':
    'El SAT registra los nombres sin acentos. Si la constancia dice «{{expected}}», escríbelo así.',
  'clients.check.CP-FORMA': 'El código postal «{{value}}» debe tener cinco dígitos. Revísalo en la constancia.',
  'clients.check.CP-DESCONOCIDO':
    'El código postal {{value}} no está en el catálogo instalado. Compáralo con la constancia: si no coincide, el SAT rechaza la factura.',
  'clients.check.CLIENTE-REPETIDO': 'El RFC {{rfc}} ya es el del cliente «{{name}}». Ábrelo en lugar de crear otro.',
  'clients.check.CLIENTE-ARCHIVADO':
    'El RFC {{rfc}} es el del cliente archivado «{{name}}». Puedes restaurarlo en lugar de crear otro.',
};

export const en: Record<keyof typeof es, string> = {
  'clients.name': 'client',
  'clients.check.RFC-FORMA':
    'RFC “{{value}}” does not have the form of an RFC: 12 characters for a legal person or 13 for a natural one, without spaces or hyphens. Copy it from the constancia.',
  'clients.check.NOMBRE-ACENTOS':
    'SAT registers names without accents. If the constancia says “{{expected}}”, write it so.',
  'clients.check.CP-FORMA': 'Postal code “{{value}}” must have five digits. Look at the constancia.',
  'clients.check.CP-DESCONOCIDO':
    'Postal code {{value}} is not in the installed catalog. Compare it with the constancia: SAT refuses the invoice if it differs.',
  'clients.check.CLIENTE-REPETIDO':
    'RFC {{rfc}} is already that of client “{{name}}”. Open it instead of creating another.',
  'clients.check.CLIENTE-ARCHIVADO':
    'RFC {{rfc}} is that of the archived client “{{name}}”. You can restore it instead of creating another.',
};
