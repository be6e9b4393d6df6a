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
  'clients.import.rfc': 'RFC',
  'clients.import.legalName': 'Razón social o nombre',
  'clients.import.regimenFiscal': 'Régimen fiscal',
  'clients.import.postalCode': 'Código postal',
  'clients.import.defaultUsoCfdi': 'Uso CFDI',
  'clients.import.emails': 'Correos',
  'clients.import.residenciaFiscal': 'Residencia fiscal',
  'clients.import.numRegIdTrib': 'Registro de identidad tributaria',
  'clients.import.notes': 'Notas',
  'clients.import.template': 'Clientes',
  'clients.import.CORREO-FORMA': '«{{value}}» no es un correo. Corrígelo o quítalo.',
  'clients.import.USO-SUPUESTO': 'Sin uso CFDI en el archivo: se toma {{value}}. Cámbialo si el cliente pide otro.',
  'clients.import.CP-SUPUESTO': 'Con un RFC genérico el código postal es el de la empresa: se toma {{value}}.',
  'clients.import.VARIOS-CLIENTES':
    'Hay {{number}} clientes con el RFC {{rfc}} y ninguno con este nombre. Archiva los que sobran o corrige el nombre.',
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
  'clients.import.rfc': 'RFC',
  'clients.import.legalName': 'Legal name',
  'clients.import.regimenFiscal': 'Fiscal regime',
  'clients.import.postalCode': 'Postal code',
  'clients.import.defaultUsoCfdi': 'CFDI use',
  'clients.import.emails': 'E-mails',
  'clients.import.residenciaFiscal': 'Tax residence',
  'clients.import.numRegIdTrib': 'Tax identity number',
  'clients.import.notes': 'Notes',
  'clients.import.template': 'Clients',
  'clients.import.CORREO-FORMA': '“{{value}}” is not an e-mail address. Mend it or take it out.',
  'clients.import.USO-SUPUESTO':
    'No CFDI use in the file: {{value}} is taken. Change it if the client asks for another.',
  'clients.import.CP-SUPUESTO': 'With a generic RFC the postal code is the company’s: {{value}} is taken.',
  'clients.import.VARIOS-CLIENTES':
    '{{number}} clients have RFC {{rfc}} and none has this name. Archive those that are too many or mend the name.',
};
