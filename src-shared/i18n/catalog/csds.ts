/** Words of the csds feature. */
export const es = {
  'csds.name': 'CSD',
  'csds.status.active': 'En uso',
  'csds.status.standby': 'Disponible',
  'csds.status.retired': 'Retirado',
  'error.CSD_FILES_SWAPPED':
    'Los archivos están al revés: el .cer va en el lugar del certificado y el .key en el de la llave.',
  'error.CSD_CER_TRUNCATED': 'El archivo .cer está incompleto. Cópialo otra vez desde donde lo entregó el SAT.',
  'error.CSD_CER_NOT_CERTIFICATE':
    'El archivo .cer no es un certificado o está dañado. Elige el .cer que entregó el SAT.',
  'error.CSD_CER_NOT_SAT':
    'El certificado no es del SAT: le falta el número de 20 dígitos o el RFC. Elige el .cer del CSD que entregó el SAT.',
  'error.CSD_IS_FIEL':
    'Este certificado es la e.firma de {{rfc}}, no un CSD. La e.firma no sella facturas: tramita un CSD en el portal del SAT (Certifica) y súbelo aquí.',
  'error.CSD_OTHER_RFC': 'El CSD es de {{rfc}} y la empresa es {{expected}}. Elige el CSD de esta empresa.',
  'error.CSD_NOT_YET_VALID':
    'El CSD {{number}} todavía no es válido: empieza el {{from}}. Espera a esa fecha o usa otro.',
  'error.CSD_EXPIRED':
    'El CSD {{number}} venció el {{to}}. Tramita uno nuevo en el portal del SAT (Certifica) y súbelo.',
  'error.CSD_KEY_TRUNCATED':
    'El archivo .key está incompleto. Cópialo otra vez desde donde lo guardaste al tramitarlo.',
  'error.CSD_KEY_NOT_KEY': 'El archivo .key no es una llave privada de CSD. Elige el .key que guardaste al tramitarlo.',
  'error.CSD_KEY_NOT_ENCRYPTED':
    'La llave no tiene contraseña: no es el archivo .key que hace el SAT. Usa el original; una llave sin proteger no se debe guardar.',
  'error.CSD_KEY_CIPHER_UNSUPPORTED':
    'La llave está protegida con un cifrado que Cuadra no conoce ({{cipher}}). Usa el archivo .key original del SAT.',
  'error.CSD_KEY_DAMAGED': 'El archivo .key está dañado. Usa otra copia o tramita un CSD nuevo.',
  'error.CSD_KEY_MISMATCH':
    'La llave .key no corresponde a este certificado .cer. Elige los dos archivos del mismo CSD.',
  'error.CSD_PASSWORD_EMPTY': 'Escribe la contraseña de la llave privada.',
  'error.CSD_PASSWORD_WRONG':
    'La contraseña de la llave privada no es correcta. Es la que se eligió al tramitar el CSD; distingue mayúsculas y minúsculas.',
  'error.CSD_TAKEN': 'El CSD {{number}} ya está guardado en esta empresa.',
  'error.CSD_NONE_ACTIVE': 'La empresa no tiene un CSD en uso. Sube uno o elige uno de los que ya tiene.',
  'error.CSD_RETIRED': 'El CSD {{number}} está retirado y su llave se borró. Súbelo otra vez si lo necesitas.',
  'error.CSD_DEMO_OVER_REAL':
    'La empresa sella con el CSD {{number}}, que es real. Un certificado de demostración la dejaría haciendo facturas sin validez fiscal: confirma que es lo que quieres, o prueba en otra empresa.',
  'cli.certificates.description': 'mostrar cada certificado de sello con los días que le quedan',
  'cli.certificates.left': 'quedan {{days}} días (vence el {{to}})',
  'cli.certificates.ended': 'venció el {{to}}',
  'cli.certificates.demo': 'SIN VALIDEZ FISCAL',
  'cli.certificates.without': '{{rfc}} {{legalName}} no tiene un certificado en uso: súbelo con «csd add».',
  'cli.certificates.attention': 'Hay algo que hacer: mira lo marcado con ! y ✗.',
  'cli.certificates.fine': 'Todo está en orden.',
};

export const en: Record<keyof typeof es, string> = {
  'csds.name': 'CSD',
  'csds.status.active': 'In use',
  'csds.status.standby': 'Available',
  'csds.status.retired': 'Retired',
  'error.CSD_FILES_SWAPPED':
    'The files are the wrong way round: the .cer goes where the certificate belongs, the .key where the key does.',
  'error.CSD_CER_TRUNCATED': 'The .cer file is incomplete. Copy it again from where the SAT delivered it.',
  'error.CSD_CER_NOT_CERTIFICATE':
    'The .cer file is not a certificate, or is damaged. Choose the .cer that the SAT delivered.',
  'error.CSD_CER_NOT_SAT':
    'The certificate is not the SAT’s: it lacks the 20-digit number or the RFC. Choose the CSD’s .cer that the SAT delivered.',
  'error.CSD_IS_FIEL':
    'This certificate is the e.firma of {{rfc}}, not a CSD. An e.firma does not seal invoices: get a CSD at the SAT’s portal (Certifica) and upload it here.',
  'error.CSD_OTHER_RFC': 'The CSD belongs to {{rfc}} and the company is {{expected}}. Choose this company’s CSD.',
  'error.CSD_NOT_YET_VALID':
    'CSD {{number}} is not valid yet: it begins on {{from}}. Wait for that date or use another.',
  'error.CSD_EXPIRED': 'CSD {{number}} expired on {{to}}. Get a new one at the SAT’s portal (Certifica) and upload it.',
  'error.CSD_KEY_TRUNCATED': 'The .key file is incomplete. Copy it again from where it was saved.',
  'error.CSD_KEY_NOT_KEY':
    'The .key file is not a CSD’s private key. Choose the .key that was saved when it was requested.',
  'error.CSD_KEY_NOT_ENCRYPTED':
    'The key has no password: it is not the .key file that the SAT makes. Use the original; an unprotected key should not be kept.',
  'error.CSD_KEY_CIPHER_UNSUPPORTED':
    'The key is protected with a cipher that Cuadra does not know ({{cipher}}). Use the SAT’s original .key file.',
  'error.CSD_KEY_DAMAGED': 'The .key file is damaged. Use another copy or get a new CSD.',
  'error.CSD_KEY_MISMATCH': 'The .key does not belong to this .cer. Choose both files of the same CSD.',
  'error.CSD_PASSWORD_EMPTY': 'Type the password of the private key.',
  'error.CSD_PASSWORD_WRONG':
    'The password of the private key is not right. It is the one chosen when the CSD was requested; capitals matter.',
  'error.CSD_TAKEN': 'CSD {{number}} is already stored for this company.',
  'error.CSD_NONE_ACTIVE': 'The company has no CSD in use. Upload one or choose one that it has.',
  'error.CSD_RETIRED': 'CSD {{number}} is retired and its key was erased. Upload it again if you need it.',
  'error.CSD_DEMO_OVER_REAL':
    'The company seals with CSD {{number}}, which is real. A demonstration certificate would have it make invoices without fiscal validity: confirm that you want that, or try with another company.',
  'cli.certificates.description': 'show each seal certificate with the days that it has left',
  'cli.certificates.left': '{{days}} days left (expires on {{to}})',
  'cli.certificates.ended': 'expired on {{to}}',
  'cli.certificates.demo': 'NO FISCAL VALIDITY',
  'cli.certificates.without': '{{rfc}} {{legalName}} has no certificate in use: upload one with “csd add”.',
  'cli.certificates.attention': 'Something is to be done: see what is marked ! and ✗.',
  'cli.certificates.fine': 'Everything is in order.',
};
