/** Words about the Constancia de Situación Fiscal. */
export const es = {
  'error.CONSTANCIA_NOT_PDF':
    'El archivo «{{name}}» no es un PDF que se pueda leer. Descarga la constancia del portal del SAT y elige ese archivo sin cambiarlo.',
  'error.CONSTANCIA_ENCRYPTED':
    'El PDF «{{name}}» está protegido con contraseña. Quítasela o descarga la constancia otra vez del portal del SAT.',
  'error.CONSTANCIA_SCANNED':
    'El PDF no tiene texto: parece una foto o un escaneo. Usa el PDF original del SAT o captura los datos a mano.',
  'error.CONSTANCIA_OTHER_DOCUMENT':
    'El PDF no es una Constancia de Situación Fiscal. Elige la constancia que se descarga del portal del SAT.',
  'error.CONSTANCIA_NO_RFC':
    'No se encontró el RFC en la constancia. Descárgala otra vez del portal del SAT o captura los datos a mano.',
  'error.CONSTANCIA_TOO_LARGE':
    'El PDF «{{name}}» es demasiado grande para ser una constancia. Elige el PDF original del SAT, que pesa menos de un megabyte.',
  'error.CONSTANCIA_UNREADABLE':
    'No se pudo leer el PDF «{{name}}» ({{detail}}). Descarga la constancia otra vez del portal del SAT o captura los datos a mano.',
  'constancia.check.CSF-SIN-NOMBRE': 'La constancia no deja leer el nombre. Cópialo de ella tal como está.',
  'constancia.check.CSF-NOMBRE-ILEGIBLE':
    'Alguna letra del nombre «{{value}}» no se pudo leer. Compáralo con la constancia letra por letra.',
  'constancia.check.CSF-SIN-CP': 'La constancia no deja leer el código postal. Cópialo de ella.',
  'constancia.check.CSF-SIN-REGIMEN':
    'La constancia no muestra un régimen vigente. Revísala: sin régimen no se puede facturar.',
  'constancia.check.CSF-REGIMEN-DESCONOCIDO':
    'El régimen «{{value}}» de la constancia no está en c_RegimenFiscal. Elige el que le corresponde.',
  'constancia.check.CSF-VARIOS-REGIMENES':
    'La constancia tiene {{number}} regímenes vigentes. Pregunta con cuál pide sus facturas.',
  'constancia.check.CSF-ESTATUS':
    'El estatus en el padrón es «{{value}}». Solo un contribuyente activo puede recibir facturas sin problemas: confírmalo.',
  'constancia.check.CSF-ANTIGUA':
    'La constancia es del {{date}}. Pide una reciente: nombre, régimen y código postal pueden haber cambiado.',
};

export const en: Record<keyof typeof es, string> = {
  'error.CONSTANCIA_NOT_PDF':
    'File “{{name}}” is not a PDF that can be read. Download the constancia from SAT’s portal and choose that file as it is.',
  'error.CONSTANCIA_ENCRYPTED':
    'PDF “{{name}}” is protected by a password. Remove it or download the constancia again from SAT’s portal.',
  'error.CONSTANCIA_SCANNED':
    'The PDF has no text: it looks like a photo or a scan. Use SAT’s original PDF or write the data by hand.',
  'error.CONSTANCIA_OTHER_DOCUMENT':
    'The PDF is not a Constancia de Situación Fiscal. Choose the constancia that is downloaded from SAT’s portal.',
  'error.CONSTANCIA_NO_RFC':
    'The constancia’s RFC was not found. Download it again from SAT’s portal or write the data by hand.',
  'error.CONSTANCIA_TOO_LARGE':
    'PDF “{{name}}” is too large for a constancia. Choose SAT’s original PDF, which has less than a megabyte.',
  'error.CONSTANCIA_UNREADABLE':
    'PDF “{{name}}” could not be read ({{detail}}). Download the constancia again from SAT’s portal or write the data by hand.',
  'constancia.check.CSF-SIN-NOMBRE': 'The constancia’s name could not be read. Copy it from there as it stands.',
  'constancia.check.CSF-NOMBRE-ILEGIBLE':
    'Some letter of the name “{{value}}” could not be read. Compare it with the constancia letter by letter.',
  'constancia.check.CSF-SIN-CP': 'The constancia’s postal code could not be read. Copy it from there.',
  'constancia.check.CSF-SIN-REGIMEN':
    'The constancia shows no regime in force. Look at it: nothing can be invoiced without one.',
  'constancia.check.CSF-REGIMEN-DESCONOCIDO':
    'The constancia’s regime “{{value}}” is not in c_RegimenFiscal. Choose the one that it is.',
  'constancia.check.CSF-VARIOS-REGIMENES':
    'The constancia has {{number}} regimes in force. Ask for which one the invoices are wanted.',
  'constancia.check.CSF-ESTATUS':
    'The status in the register is “{{value}}”. Only an active taxpayer receives invoices without trouble: confirm it.',
  'constancia.check.CSF-ANTIGUA':
    'The constancia is of {{date}}. Ask for a recent one: name, regime and postal code may have changed.',
};
