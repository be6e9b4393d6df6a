/** Words of the XML scanner and writer. */
export const es = {
  'error.XML_TOO_LARGE': 'El archivo XML pesa más de {{limit}} bytes y no se leyó. Revisa que sea el archivo correcto.',
  'error.XML_TOO_DEEP':
    'El XML tiene más de {{limit}} niveles de nodos anidados (línea {{line}}) y no se leyó. No parece un comprobante.',
  'error.XML_TOO_MANY_ATTRIBUTES':
    'Un nodo del XML tiene más de {{limit}} atributos (línea {{line}}) y no se leyó. No parece un comprobante.',
  'error.XML_TOO_MANY_NODES': 'El XML tiene más de {{limit}} nodos y no se leyó. No parece un comprobante.',
  'error.XML_ENCODING':
    'El XML viene en {{encoding}} y debe venir en UTF-8. Pide el archivo original a quien lo emitió.',
  'error.XML_UTF8_INVALID':
    'El XML dice ser UTF-8 pero contiene bytes que no lo son. Pide el archivo original: el sello de una copia reparada no coincide.',
  'error.XML_BOM':
    'El XML empieza con una marca BOM, que no se acepta para timbrar. Guárdalo como UTF-8 sin BOM y vuelve a intentarlo.',
  'error.XML_DOCTYPE':
    'El XML declara un DOCTYPE (línea {{line}}). Un comprobante nunca lo lleva y puede ser un ataque, por eso no se leyó.',
  'error.XML_ENTITY':
    'El XML usa la entidad «&{{name}};» (línea {{line}}, columna {{column}}), que XML no define. Debe escribirse el carácter.',
  'error.XML_REFERENCE':
    'Hay un «&» suelto o una referencia mal escrita en la línea {{line}}, columna {{column}}. El signo & se escribe &amp;.',
  'error.XML_CHARACTER':
    'El XML contiene el carácter {{code}}, que XML no permite (línea {{line}}, columna {{column}}). Quítalo en el origen.',
  'error.XML_CHARACTER_WRITE':
    'Un texto contiene el carácter {{code}}, que no se puede escribir en un CFDI. Bórralo y vuelve a escribirlo.',
  'error.XML_UNESCAPED_LT':
    'Hay un «<» suelto dentro de un valor (línea {{line}}, columna {{column}}). Debe escribirse &lt;.',
  'error.XML_CDATA_END': 'El texto contiene «]]>» fuera de lugar (línea {{line}}, columna {{column}}).',
  'error.XML_NAME': 'Hay un nombre de nodo o atributo mal escrito en la línea {{line}}, columna {{column}}.',
  'error.XML_ATTRIBUTE': 'Hay un atributo mal escrito en la línea {{line}}, columna {{column}}.',
  'error.XML_DUPLICATE_ATTRIBUTE':
    'El atributo «{{name}}» está dos veces en el mismo nodo (línea {{line}}, columna {{column}}).',
  'error.XML_PREFIX':
    'El prefijo «{{prefix}}» se usa sin declararlo o se declara mal (línea {{line}}, columna {{column}}).',
  'error.XML_TAG_MISMATCH':
    'El nodo «{{open}}» no se cierra donde debe (línea {{line}}, columna {{column}}). El archivo está dañado o incompleto.',
  'error.XML_UNCLOSED':
    'El XML termina antes de tiempo (línea {{line}}, columna {{column}}). El archivo está incompleto.',
  'error.XML_COMMENT': 'Hay un comentario mal escrito en la línea {{line}}, columna {{column}}.',
  'error.XML_INSTRUCTION': 'Hay una instrucción de proceso mal escrita en la línea {{line}}, columna {{column}}.',
  'error.XML_DECLARATION': 'La declaración XML del principio del archivo no es correcta o no es de la versión 1.0.',
  'error.XML_OUTSIDE_ROOT':
    'Hay contenido fuera del nodo principal (línea {{line}}, columna {{column}}). El archivo está dañado.',
  'error.XML_EMPTY': 'El archivo no contiene ningún XML.',
};

export const en: Record<keyof typeof es, string> = {
  'error.XML_TOO_LARGE': 'The XML file is over {{limit}} bytes and was not read. Check that it is the right file.',
  'error.XML_TOO_DEEP':
    'The XML has more than {{limit}} levels of nested nodes (line {{line}}) and was not read. It does not look like a CFDI.',
  'error.XML_TOO_MANY_ATTRIBUTES':
    'A node of the XML has more than {{limit}} attributes (line {{line}}) and was not read. It does not look like a CFDI.',
  'error.XML_TOO_MANY_NODES': 'The XML has more than {{limit}} nodes and was not read. It does not look like a CFDI.',
  'error.XML_ENCODING': 'The XML is in {{encoding}} and must be in UTF-8. Ask the issuer for the original file.',
  'error.XML_UTF8_INVALID':
    'The XML says it is UTF-8 but contains bytes that are not. Ask for the original file: the seal of a repaired copy does not match.',
  'error.XML_BOM':
    'The XML begins with a BOM, which is not accepted for stamping. Save it as UTF-8 without BOM and try again.',
  'error.XML_DOCTYPE':
    'The XML declares a DOCTYPE (line {{line}}). A CFDI never has one and it may be an attack, so it was not read.',
  'error.XML_ENTITY':
    'The XML uses the entity “&{{name}};” (line {{line}}, column {{column}}), which XML does not define. Write the character.',
  'error.XML_REFERENCE':
    'There is a lone “&” or a malformed reference at line {{line}}, column {{column}}. The & sign is written &amp;.',
  'error.XML_CHARACTER':
    'The XML contains the character {{code}}, which XML forbids (line {{line}}, column {{column}}). Remove it at its source.',
  'error.XML_CHARACTER_WRITE':
    'A text contains the character {{code}}, which cannot be written in a CFDI. Delete it and type it again.',
  'error.XML_UNESCAPED_LT':
    'There is a lone “<” inside a value (line {{line}}, column {{column}}). It must be written &lt;.',
  'error.XML_CDATA_END': 'The text has a misplaced “]]>” (line {{line}}, column {{column}}).',
  'error.XML_NAME': 'There is a malformed node or attribute name at line {{line}}, column {{column}}.',
  'error.XML_ATTRIBUTE': 'There is a malformed attribute at line {{line}}, column {{column}}.',
  'error.XML_DUPLICATE_ATTRIBUTE':
    'The attribute “{{name}}” stands twice in the same node (line {{line}}, column {{column}}).',
  'error.XML_PREFIX': 'The prefix “{{prefix}}” is undeclared or wrongly declared (line {{line}}, column {{column}}).',
  'error.XML_TAG_MISMATCH':
    'The node “{{open}}” is not closed where it should be (line {{line}}, column {{column}}). The file is damaged or incomplete.',
  'error.XML_UNCLOSED': 'The XML ends too early (line {{line}}, column {{column}}). The file is incomplete.',
  'error.XML_COMMENT': 'There is a malformed comment at line {{line}}, column {{column}}.',
  'error.XML_INSTRUCTION': 'There is a malformed processing instruction at line {{line}}, column {{column}}.',
  'error.XML_DECLARATION': 'The XML declaration at the start of the file is wrong or not of version 1.0.',
  'error.XML_OUTSIDE_ROOT':
    'There is content outside the main node (line {{line}}, column {{column}}). The file is damaged.',
  'error.XML_EMPTY': 'The file contains no XML.',
};
