/** Words of importing CFDIs that were made elsewhere, and of the documents that a company received. */
export const es = {
  'cfdiImport.name': 'importación de CFDI',
  'cfdiImport.source.upload': 'Archivos entregados',
  'received.name': 'comprobante recibido',
  'cfdiImport.outcome.imported': 'importado',
  'cfdiImport.outcome.duplicate': 'ya estaba',
  'cfdiImport.outcome.conflict': 'en conflicto',
  'cfdiImport.outcome.ignored': 'no es un CFDI',
  'cfdiImport.outcome.refused': 'rechazado',
  'cfdiImport.finding.FILE_UNREADABLE': 'El archivo no se pudo leer. Revisa sus permisos o descomprímelo de nuevo.',
  'cfdiImport.finding.FILE_TOO_LARGE': 'El archivo pasa de {{most}} bytes: no es un CFDI que se pueda leer.',
  'cfdiImport.finding.FILE_LINK': 'Es un enlace a otro archivo. Copia el archivo mismo a la carpeta.',
  'cfdiImport.finding.FOLDER_TOO_DEEP': 'La carpeta está a demasiados niveles de profundidad y no se revisó.',
  'cfdiImport.finding.NOT_XML': 'No es un XML: solo se importan los XML.',
  'cfdiImport.finding.NOT_CFDI': 'Es un XML, pero no un CFDI (su raíz es «{{root}}»).',
  'cfdiImport.finding.RETENCIONES':
    'Es una constancia de retenciones e información de pagos, que es otro tipo de documento. Cuadra todavía no la maneja; guárdala aparte.',
  'cfdiImport.finding.ZIP_NOT': 'Se llama .zip, pero no es un ZIP. Vuelve a descargarlo.',
  'cfdiImport.finding.ZIP_DAMAGED': 'El ZIP está dañado o incompleto aquí. Vuelve a descargarlo.',
  'cfdiImport.finding.ZIP_ENCRYPTED': 'Está cifrado con contraseña. Descomprímelo e importa la carpeta.',
  'cfdiImport.finding.ZIP_METHOD':
    'Está comprimido con un método (número {{method}}) que no se lee. Descomprímelo e importa la carpeta.',
  'cfdiImport.finding.ZIP_SEVERAL_DISKS': 'Es una parte de un ZIP dividido. Únelo o descomprímelo antes de importarlo.',
  'cfdiImport.finding.ZIP_TOO_MANY': 'El ZIP dice tener más de {{most}} archivos. Divídelo.',
  'cfdiImport.finding.ZIP_OVERLAPS':
    'El ZIP usa los mismos datos para varios archivos, como los que se hacen para dañar. No se siguió leyendo.',
  'cfdiImport.finding.ZIP_BOMB':
    'El archivo se infla cientos de veces, como los que se hacen para dañar. No se descomprimió.',
  'cfdiImport.finding.ZIP_IN_ZIP': 'Es un ZIP dentro de otro. Descomprime el de fuera e importa la carpeta.',
  'cfdiImport.finding.NOT_OURS':
    'El emisor es {{issuer}} y el receptor {{receiver}}: ninguno es una de tus empresas. Da de alta la empresa, o pide que se conserve.',
  'cfdiImport.finding.UUID_MALFORMED': 'El folio fiscal «{{uuid}}» del timbre no tiene la forma de un UUID.',
  'cfdiImport.finding.STAMP_TIME':
    'El timbre es del {{stampedAt}} y el comprobante del {{fecha}}: se timbran a más tardar 72 horas después.',
  'cfdiImport.finding.SUM_SUBTOTAL': 'El subtotal dice {{said}} y los conceptos suman {{computed}}.',
  'cfdiImport.finding.SUM_TRANSFERRED': 'Los impuestos trasladados dicen {{said}} y suman {{computed}}.',
  'cfdiImport.finding.SUM_WITHHELD': 'Los impuestos retenidos dicen {{said}} y suman {{computed}}.',
  'cfdiImport.finding.SUM_TOTAL': 'El total dice {{said}} y sus partes dan {{computed}}.',
  'cfdiImport.finding.UUID_TAKEN':
    'Ya hay otro comprobante con el folio fiscal {{uuid}} y distinto contenido. Este no se importó; compara los dos y pregunta al SAT cuál vale.',
  'cfdiImport.finding.OURS_IN_FLIGHT':
    'Es una factura hecha aquí que espera la respuesta del PAC. No se importó: Cuadra la recupera del PAC y la completa.',
  'cfdiImport.finding.ALREADY_OURS': 'Es una factura que se hizo aquí.',
  'cfdiImport.finding.ALREADY_IMPORTED': 'Ya se había importado.',
  'cfdiImport.finding.TWICE_IN_RUN': 'Viene más de una vez en lo que se importa.',
  'cfdiImport.finding.FOLIO_TAKEN':
    'El número {{number}} también lo tiene una factura hecha aquí. Se importó con el suyo: los dos se distinguen por su folio fiscal.',
  'cfdiImport.finding.FOLIO_NOT_NUMBER':
    'El folio {{number}} no es un número como los de aquí: se ve en el XML y en el PDF, pero no en la lista.',
  'cfdiImport.finding.UNEXPECTED': 'Algo inesperado impidió leerlo. Los demás siguieron; revisa este por separado.',
  'error.CFDI_IMPORT_STARTED': 'Esta importación ya empezó. Haz otra para más archivos.',
  'error.CFDI_IMPORT_EMPTY': 'No hay archivos que importar. Agrega XML o ZIP y vuelve a empezar.',
  'error.CFDI_IMPORT_UNFINISHED': 'Faltan partes de {{count}} archivo(s). Envíalos de nuevo antes de empezar.',
  'error.CFDI_IMPORT_PIECE':
    'La parte de «{{path}}» empieza en {{offset}} y se esperaba {{expected}}. Sigue desde ahí.',
  'error.CFDI_IMPORT_TOO_LARGE': 'Son demasiados archivos o pesan más de 4 GB juntos. Impórtalos en varias partes.',
  'error.CFDI_IMPORT_FOREIGN_OF':
    'Para conservar comprobantes de otros hay que decir junto a qué empresa. Elige la empresa.',
  'error.CFDI_IMPORT_FAILED': 'La importación se detuvo: {{detail}}. Sigue donde se quedó en cuanto se reintente.',
  'error.CFDI_IMPORT_SOURCE_GONE': 'Ya no está {{path}}. Ponlo en su lugar y reintenta, o empieza otra importación.',
  'error.CFDI_IMPORT_STILL_RUNNING': 'La importación sigue trabajando. Cancélala o espera a que termine.',
  'error.CFDI_IMPORT_NOTHING': 'Esta importación no trajo nada que deshacer.',
  'error.CFDI_IMPORT_UNDONE': 'Esta importación se deshizo. Empieza otra con los mismos archivos.',
  'error.RECEIVED_FILE_DAMAGED':
    'El XML guardado no es, byte por byte, el que llegó. Restaura un respaldo o vuelve a importarlo.',
  'cli.importCfdis.description': 'importa los CFDI de una carpeta, un ZIP o un XML: emitidos y recibidos',
  'cli.importCfdis.path': 'carpeta, ZIP o XML',
  'cli.importCfdis.keepForeign': 'conserva también los que no son de ninguna empresa (con --company)',
  'cli.importCfdis.keepInvalid': 'conserva, marcados, los recibidos cuyo sello o timbre falla',
  'cli.importCfdis.done':
    '{{files}} archivos: {{issued}} emitidos y {{received}} recibidos nuevos, {{duplicate}} ya estaban, {{conflict}} en conflicto, {{refused}} rechazados, {{ignored}} que no son CFDI.',
  'cli.importCfdis.undo': 'Para deshacerla: cfdi-imports undo {{id}}',
  'cli.importCfdis.more': '… y {{count}} más: cfdi-imports files {{id}} --only problems',
  'cli.importCfdis.seriesBehind':
    'La serie {{serie}} ({{type}}) sigue en {{nextFolio}} y lo importado llega a {{highestImported}}: ponla más adelante si continúas esa numeración.',
  'cli.importCfdis.stopped': 'La importación no terminó: {{message}}',
} as const;

export const en: Record<keyof typeof es, string> = {
  'cfdiImport.name': 'CFDI import',
  'cfdiImport.source.upload': 'Files handed over',
  'received.name': 'received document',
  'cfdiImport.outcome.imported': 'imported',
  'cfdiImport.outcome.duplicate': 'already here',
  'cfdiImport.outcome.conflict': 'in conflict',
  'cfdiImport.outcome.ignored': 'not a CFDI',
  'cfdiImport.outcome.refused': 'refused',
  'cfdiImport.finding.FILE_UNREADABLE': 'The file could not be read. Check its permissions or unpack it again.',
  'cfdiImport.finding.FILE_TOO_LARGE': 'The file is over {{most}} bytes: it is no CFDI that can be read.',
  'cfdiImport.finding.FILE_LINK': 'It is a link to another file. Copy the file itself into the folder.',
  'cfdiImport.finding.FOLDER_TOO_DEEP': 'The folder is too many levels deep and was not looked into.',
  'cfdiImport.finding.NOT_XML': 'It is no XML: only XMLs are imported.',
  'cfdiImport.finding.NOT_CFDI': 'It is an XML, but no CFDI (its root is “{{root}}”).',
  'cfdiImport.finding.RETENCIONES':
    'It is a certificate of withholdings (retenciones), another kind of document. Cuadra does not handle it yet; keep it apart.',
  'cfdiImport.finding.ZIP_NOT': 'It is called .zip, but it is no ZIP. Download it again.',
  'cfdiImport.finding.ZIP_DAMAGED': 'The ZIP is damaged or incomplete here. Download it again.',
  'cfdiImport.finding.ZIP_ENCRYPTED': 'It is encrypted with a password. Unpack it and import the folder.',
  'cfdiImport.finding.ZIP_METHOD':
    'It is compressed with a method (number {{method}}) that is not read. Unpack it and import the folder.',
  'cfdiImport.finding.ZIP_SEVERAL_DISKS': 'It is one part of a split ZIP. Join or unpack it before importing.',
  'cfdiImport.finding.ZIP_TOO_MANY': 'The ZIP claims more than {{most}} files. Split it.',
  'cfdiImport.finding.ZIP_OVERLAPS':
    'The ZIP uses the same data for several files, like those that are made to do harm. It was not read further.',
  'cfdiImport.finding.ZIP_BOMB':
    'The file inflates hundreds of times, like those that are made to do harm. It was not unpacked.',
  'cfdiImport.finding.ZIP_IN_ZIP': 'It is a ZIP inside another. Unpack the outer one and import the folder.',
  'cfdiImport.finding.NOT_OURS':
    'The issuer is {{issuer}} and the receiver {{receiver}}: neither is one of your companies. Add the company, or ask to keep it.',
  'cfdiImport.finding.UUID_MALFORMED': 'The timbre’s folio fiscal “{{uuid}}” does not have the form of a UUID.',
  'cfdiImport.finding.STAMP_TIME':
    'The timbre is of {{stampedAt}} and the document of {{fecha}}: documents are stamped within 72 hours.',
  'cfdiImport.finding.SUM_SUBTOTAL': 'The subtotal says {{said}} and the lines add up to {{computed}}.',
  'cfdiImport.finding.SUM_TRANSFERRED': 'The transferred taxes say {{said}} and add up to {{computed}}.',
  'cfdiImport.finding.SUM_WITHHELD': 'The withheld taxes say {{said}} and add up to {{computed}}.',
  'cfdiImport.finding.SUM_TOTAL': 'The total says {{said}} and its parts give {{computed}}.',
  'cfdiImport.finding.UUID_TAKEN':
    'Another document with folio fiscal {{uuid}} and other content is here. This one was not imported; compare both and ask SAT which is valid.',
  'cfdiImport.finding.OURS_IN_FLIGHT':
    'It is an invoice made here that waits for the PAC’s answer. It was not imported: Cuadra recovers it from the PAC and completes it.',
  'cfdiImport.finding.ALREADY_OURS': 'It is an invoice that was made here.',
  'cfdiImport.finding.ALREADY_IMPORTED': 'It was imported before.',
  'cfdiImport.finding.TWICE_IN_RUN': 'It comes more than once in what is imported.',
  'cfdiImport.finding.FOLIO_TAKEN':
    'An invoice made here has the number {{number}} too. It was imported with its own: their folios fiscales tell them apart.',
  'cfdiImport.finding.FOLIO_NOT_NUMBER':
    'The folio {{number}} is no number like ours: the XML and the PDF show it, the list does not.',
  'cfdiImport.finding.UNEXPECTED':
    'Something unexpected kept it from being read. The others went on; look at this one.',
  'error.CFDI_IMPORT_STARTED': 'This import has begun. Make another one for more files.',
  'error.CFDI_IMPORT_EMPTY': 'There are no files to import. Add XMLs or ZIPs and start again.',
  'error.CFDI_IMPORT_UNFINISHED': 'Parts of {{count}} file(s) are missing. Send them again before starting.',
  'error.CFDI_IMPORT_PIECE': 'The piece of “{{path}}” begins at {{offset}} and {{expected}} was due. Go on from there.',
  'error.CFDI_IMPORT_TOO_LARGE': 'There are too many files, or they weigh over 4 GB together. Import them in parts.',
  'error.CFDI_IMPORT_FOREIGN_OF': 'To keep documents of others, say beside which company. Choose the company.',
  'error.CFDI_IMPORT_FAILED': 'The import stopped: {{detail}}. It goes on where it was when it is retried.',
  'error.CFDI_IMPORT_SOURCE_GONE': '{{path}} is gone. Put it back and retry, or start another import.',
  'error.CFDI_IMPORT_STILL_RUNNING': 'The import is still at work. Cancel it or wait for its end.',
  'error.CFDI_IMPORT_NOTHING': 'This import brought nothing that could be undone.',
  'error.CFDI_IMPORT_UNDONE': 'This import was undone. Start another one with the same files.',
  'error.RECEIVED_FILE_DAMAGED':
    'The stored XML is not, byte for byte, the one that came. Restore a backup or import it again.',
  'cli.importCfdis.description': 'imports the CFDIs of a folder, a ZIP or an XML: issued and received ones',
  'cli.importCfdis.path': 'folder, ZIP or XML',
  'cli.importCfdis.keepForeign': 'also keeps those of none of the companies (with --company)',
  'cli.importCfdis.keepInvalid': 'keeps, marked, received ones whose seal or timbre fails',
  'cli.importCfdis.done':
    '{{files}} files: {{issued}} issued and {{received}} received new ones, {{duplicate}} already here, {{conflict}} in conflict, {{refused}} refused, {{ignored}} no CFDIs.',
  'cli.importCfdis.undo': 'To undo it: cfdi-imports undo {{id}}',
  'cli.importCfdis.more': '… and {{count}} more: cfdi-imports files {{id}} --only problems',
  'cli.importCfdis.seriesBehind':
    'Series {{serie}} ({{type}}) goes on at {{nextFolio}} and what was imported reaches {{highestImported}}: set it further if you go on with that numbering.',
  'cli.importCfdis.stopped': 'The import did not end: {{message}}',
};
