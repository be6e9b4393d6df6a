/** Words of reading, sealing and verifying a CFDI. */
export const es = {
  'error.CFDI_ROOT': 'El archivo no es un CFDI: su nodo principal es «{{node}}». Elige el XML de la factura.',
  'error.CFDI_VERSION': 'La versión «{{version}}» del CFDI no se reconoce. Cuadra lee las versiones 4.0 y 3.3.',
  'error.CFDI_PREFIX': 'El prefijo cfdi del archivo no corresponde al estándar del SAT. Pide el archivo original.',
  'error.CFDI_TYPE': 'El tipo de comprobante «{{type}}» no existe. Debe ser I, E, T, N o P.',
  'error.CFDI_ATTRIBUTE_UNKNOWN':
    'El nodo {{node}} tiene el atributo «{{attribute}}», que no existe en el estándar del SAT.',
  'error.CFDI_ATTRIBUTE_MISSING': 'Al nodo {{node}} le falta el atributo obligatorio «{{attribute}}».',
  'error.CFDI_NODE_UNKNOWN': 'El nodo {{node}} contiene «{{child}}», que no existe en ese lugar del estándar del SAT.',
  'error.CFDI_NODE_ORDER': 'El nodo «{{child}}» está fuera de orden dentro de {{node}}.',
  'error.CFDI_NODE_REPEATED': 'El nodo «{{child}}» está más de una vez dentro de {{node}}.',
  'error.CFDI_NODE_MISSING': 'Al nodo {{node}} le falta el nodo obligatorio «{{child}}».',
  'error.CFDI_TEXT': 'El nodo {{node}} contiene texto suelto, que el estándar del SAT no permite.',
  'error.CFDI_NOT_STAMPED': 'El comprobante no tiene timbre. Tímbralo antes de pedir su código QR.',
  'cfdi.verify.BOM':
    'El archivo empieza con una marca BOM. El comprobante se puede leer, pero así no se podría timbrar.',
  'cfdi.verify.SEAL_MISSING': 'El comprobante no tiene sello: todavía no es una factura.',
  'cfdi.verify.SEAL_INVALID':
    'El sello no corresponde al contenido: el archivo se modificó después de sellarse o el certificado no es el suyo.',
  'cfdi.verify.CERTIFICATE_MISSING': 'El comprobante no trae certificado, así que su sello no se puede comprobar.',
  'cfdi.verify.CERTIFICATE_UNREADABLE': 'El certificado del comprobante está dañado o no es un certificado del SAT.',
  'cfdi.verify.CERTIFICATE_NUMBER':
    'El comprobante dice que su certificado es el {{written}}, pero el que trae es el {{number}}.',
  'cfdi.verify.CERTIFICATE_RFC': 'El certificado es del RFC {{rfc}} y el emisor es {{issuer}}.',
  'cfdi.verify.CERTIFICATE_VALIDITY':
    'El certificado no estaba vigente en la fecha {{fecha}}: vale del {{from}} al {{to}}.',
  'cfdi.verify.CERTIFICATE_IS_FIEL': 'Se selló con una e.firma y no con un certificado de sello digital (CSD).',
  'cfdi.verify.CERTIFICATE_DEMO': 'El certificado es de demostración: el comprobante no tiene validez fiscal.',
  'cfdi.verify.CERTIFICATE_AUTHORITY':
    'El certificado lo emitió «{{issuer}}», que no es una autoridad reconocida del SAT.',
  'cfdi.verify.FECHA_MALFORMED': 'La fecha «{{fecha}}» no tiene la forma AAAA-MM-DDThh:mm:ss.',
  'cfdi.verify.TIMBRE_MISSING': 'El comprobante no tiene timbre: el SAT no lo considera emitido.',
  'cfdi.verify.TIMBRE_SEVERAL': 'El comprobante tiene {{count}} timbres y debe tener uno.',
  'cfdi.verify.TIMBRE_UNREADABLE': 'El timbre no tiene la forma de un TimbreFiscalDigital 1.1.',
  'cfdi.verify.TIMBRE_SELLO': 'El timbre pertenece a otro sello: no es el de este comprobante.',
  'cfdi.verify.TIMBRE_SEAL_INVALID': 'El sello del SAT en el timbre no es válido con el certificado {{number}}.',
  'cfdi.verify.TIMBRE_CERTIFICATE_UNKNOWN':
    'Falta el certificado del SAT {{number}}, así que el sello del timbre no se comprobó.',
  'error.CANCELACION_OTHER_RFC':
    'El CSD {{number}} es de {{other}} y el comprobante que se cancela es de {{rfc}}. Usa el CSD de la empresa que lo emitió.',
  'error.CANCELACION_FECHA':
    'La fecha de la solicitud de cancelación («{{fecha}}») no tiene la forma aaaa-mm-ddThh:mm:ss.',
  'error.CANCELACION_FOLIOS': 'Una solicitud de cancelación lleva de 1 a {{limit}} folios fiscales.',
  'error.CANCELACION_UUID': '«{{uuid}}» no es un folio fiscal (UUID). Cópialo del timbre del comprobante.',
  'error.CANCELACION_MOTIVO': 'El motivo de cancelación «{{motivo}}» no existe. Elige 01, 02, 03 o 04.',
  'error.CANCELACION_SUSTITUCION_MISSING':
    'El motivo 01 pide el folio fiscal del comprobante que sustituye a este. Emite primero el nuevo y elígelo.',
  'error.CANCELACION_SUSTITUCION_UNEXPECTED':
    'El folio de sustitución solo va con el motivo 01. Quítalo o cambia el motivo {{motivo}}.',
  'error.CANCELACION_SUSTITUCION_SAME': 'Un comprobante no se sustituye a sí mismo. Elige el que lo sustituye.',
  'error.ACUSE_UNREADABLE':
    'El acuse de cancelación no se puede leer. Consulta el estado del comprobante en el SAT; el acuse se guardó como llegó.',
};

export const en: Record<keyof typeof es, string> = {
  'error.CFDI_ROOT': 'The file is not a CFDI: its main node is “{{node}}”. Choose the XML of the invoice.',
  'error.CFDI_VERSION': 'CFDI version “{{version}}” is unknown. Cuadra reads versions 4.0 and 3.3.',
  'error.CFDI_PREFIX': 'The prefix cfdi of the file is not that of SAT’s standard. Ask for the original file.',
  'error.CFDI_TYPE': 'Document type “{{type}}” does not exist. It must be I, E, T, N or P.',
  'error.CFDI_ATTRIBUTE_UNKNOWN':
    'Node {{node}} has the attribute “{{attribute}}”, which SAT’s standard does not have.',
  'error.CFDI_ATTRIBUTE_MISSING': 'Node {{node}} lacks the required attribute “{{attribute}}”.',
  'error.CFDI_NODE_UNKNOWN': 'Node {{node}} contains “{{child}}”, which SAT’s standard does not have in that place.',
  'error.CFDI_NODE_ORDER': 'Node “{{child}}” is out of order inside {{node}}.',
  'error.CFDI_NODE_REPEATED': 'Node “{{child}}” stands more than once inside {{node}}.',
  'error.CFDI_NODE_MISSING': 'Node {{node}} lacks the required node “{{child}}”.',
  'error.CFDI_TEXT': 'Node {{node}} contains loose text, which SAT’s standard does not allow.',
  'error.CFDI_NOT_STAMPED': 'The document has no timbre. Stamp it before asking for its QR code.',
  'cfdi.verify.BOM': 'The file begins with a BOM. It can be read, but it could not be stamped like that.',
  'cfdi.verify.SEAL_MISSING': 'The document has no seal: it is not an invoice yet.',
  'cfdi.verify.SEAL_INVALID':
    'The seal does not fit the content: the file was changed after sealing, or the certificate is not its own.',
  'cfdi.verify.CERTIFICATE_MISSING': 'The document has no certificate, so its seal cannot be checked.',
  'cfdi.verify.CERTIFICATE_UNREADABLE': 'The document’s certificate is damaged or not one of SAT’s.',
  'cfdi.verify.CERTIFICATE_NUMBER':
    'The document says that its certificate is {{written}}, but the one it carries is {{number}}.',
  'cfdi.verify.CERTIFICATE_RFC': 'The certificate belongs to RFC {{rfc}} and the issuer is {{issuer}}.',
  'cfdi.verify.CERTIFICATE_VALIDITY':
    'The certificate was not valid on {{fecha}}: it is valid from {{from}} to {{to}}.',
  'cfdi.verify.CERTIFICATE_IS_FIEL': 'It was sealed with a personal e.firma and not with a seal certificate (CSD).',
  'cfdi.verify.CERTIFICATE_DEMO': 'The certificate is a demonstration one: the document has no fiscal validity.',
  'cfdi.verify.CERTIFICATE_AUTHORITY':
    'The certificate was issued by “{{issuer}}”, which is no known authority of SAT.',
  'cfdi.verify.FECHA_MALFORMED': 'The date “{{fecha}}” does not have the form YYYY-MM-DDThh:mm:ss.',
  'cfdi.verify.TIMBRE_MISSING': 'The document has no timbre: SAT does not count it as issued.',
  'cfdi.verify.TIMBRE_SEVERAL': 'The document has {{count}} timbres and must have one.',
  'cfdi.verify.TIMBRE_UNREADABLE': 'The timbre does not have the form of a TimbreFiscalDigital 1.1.',
  'cfdi.verify.TIMBRE_SELLO': 'The timbre belongs to another seal: it is not this document’s.',
  'cfdi.verify.TIMBRE_SEAL_INVALID': 'SAT’s seal in the timbre is not valid with certificate {{number}}.',
  'cfdi.verify.TIMBRE_CERTIFICATE_UNKNOWN':
    'SAT’s certificate {{number}} is missing, so the timbre’s seal was not checked.',
  'error.CANCELACION_OTHER_RFC':
    'The CSD {{number}} is of {{other}} and the document to cancel is of {{rfc}}. Use the CSD of the company that issued it.',
  'error.CANCELACION_FECHA':
    'The date of the cancellation request (“{{fecha}}”) is not of the form yyyy-mm-ddThh:mm:ss.',
  'error.CANCELACION_FOLIOS': 'A cancellation request has from 1 to {{limit}} fiscal folios.',
  'error.CANCELACION_UUID': '“{{uuid}}” is not a fiscal folio (UUID). Copy it from the document’s timbre.',
  'error.CANCELACION_MOTIVO': 'There is no cancellation reason “{{motivo}}”. Choose 01, 02, 03 or 04.',
  'error.CANCELACION_SUSTITUCION_MISSING':
    'Reason 01 asks for the fiscal folio of the document that replaces this one. Issue the new one first and choose it.',
  'error.CANCELACION_SUSTITUCION_UNEXPECTED':
    'The replacing folio goes with reason 01 only. Take it out or change reason {{motivo}}.',
  'error.CANCELACION_SUSTITUCION_SAME': 'A document does not replace itself. Choose the one that replaces it.',
  'error.ACUSE_UNREADABLE':
    'The cancellation receipt cannot be read. Ask SAT for the document’s status; the receipt was kept as it came.',
};
