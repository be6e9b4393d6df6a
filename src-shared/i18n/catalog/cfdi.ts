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
};
