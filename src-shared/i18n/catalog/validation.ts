/**
 * Words of the validation before stamping: one or two sentences a finding, with what is wrong and what to do.
 * `{{n}}` is the line (Concepto), `{{k}}` the tax, `{{p}}` the part, all counted from one.
 */
export const es = {
  // Structure
  'validation.301.falta': '{{attribute}}: falta y es obligatorio. Captúralo.',
  'validation.301.vacio': '{{attribute}}: está vacío. Captúralo o quítalo.',
  'validation.301.caracter': '{{attribute}}: contiene caracteres de control que el XML no admite. Vuelve a escribirlo.',
  'validation.301.pleca': '{{attribute}}: contiene «|», que separa la cadena original. Quítalo.',
  'validation.301.largo': '{{attribute}}: tiene {{length}} caracteres y admite {{max}}. Acórtalo.',
  'validation.301.importe':
    '{{attribute}}: «{{value}}» no es un importe. Escribe un número sin signo ni comas, con hasta 6 decimales.',
  'validation.301.positivo':
    '{{attribute}}: «{{value}}» debe ser mayor que cero, sin signo ni comas y con hasta 6 decimales.',
  'validation.301.decimal6':
    '{{attribute}}: «{{value}}» no es un número válido. Escríbelo sin signo ni comas, con hasta 6 decimales.',
  'validation.301.decimal2': '{{attribute}}: «{{value}}» no es un número con hasta 2 decimales. Corrígelo.',
  'validation.301.rfc': '{{attribute}}: «{{value}}» no tiene la forma de un RFC. Revísalo, sin espacios ni guiones.',
  'validation.301.codigoPostal': '{{attribute}}: «{{value}}» no es un código postal. Escribe sus cinco dígitos.',
  'validation.301.uuid': '{{attribute}}: «{{value}}» no es un folio fiscal. Copia el UUID completo (36 caracteres).',
  'validation.301.noCertificado': '{{attribute}}: «{{value}}» no es un número de certificado de 20 dígitos.',
  'validation.301.base64': '{{attribute}}: no está en Base64. Vuelve a sellar el comprobante.',
  'validation.301.fecha': '{{attribute}}: «{{value}}» no tiene la forma AAAA-MM-DDThh:mm:ss o no existe.',
  'validation.301.anio': '{{attribute}}: «{{value}}» no es un año de 2019 en adelante.',
  'validation.301.confirmacion':
    '{{attribute}}: «{{value}}» no es una clave de confirmación de cinco letras o dígitos.',
  'validation.301.predial':
    '{{attribute}}: «{{value}}» solo admite letras y dígitos, hasta 150. Quita guiones y espacios.',
  'validation.301.version':
    '{{attribute}}: la versión «{{value}}» no es la que corresponde. Vuelve a generar el complemento.',
  'validation.301.leyendaTimbre': '{{attribute}}: la leyenda del timbre no cumple la forma que exige el SAT.',
  'validation.301.sinHijos':
    '{{attribute}}: no contiene ningún elemento y debe tener al menos uno. Agrégalo o quita el nodo.',
  'validation.301.repetido': '{{attribute}}: aparece más de una vez y solo se admite una. Deja uno.',

  // Version, scope, stamping service
  'validation.VERSION33':
    'Es un CFDI 3.3, que ya no se puede timbrar desde el 1 de abril de 2023. Vuelve a hacerlo como CFDI 4.0.',
  'validation.VERSION33.lectura': 'Es un CFDI 3.3: se puede leer, pero no se revisó con las reglas de 4.0.',
  'validation.ALCANCE-PN':
    'Del comprobante de tipo {{tipo}} solo se revisó lo general; su complemento aún no se valida aquí. Revísalo con tu PAC.',
  'validation.303': 'El CSD es de {{owner}} y el emisor es {{rfc}}. Sella con un CSD del emisor.',
  'validation.303.numero':
    'El comprobante dice el certificado {{value}} y se va a usar el {{expected}}. Vuelve a sellarlo.',
  'validation.305':
    'La fecha {{value}} queda fuera de la vigencia del CSD {{number}} (del {{from}} al {{to}}). Usa un CSD vigente o corrige la fecha.',
  'validation.306': 'El certificado {{number}} es una e.firma y no un CSD. Sella con el certificado de sello digital.',
  'validation.307': 'El comprobante ya está timbrado con el folio fiscal {{uuid}}. No lo mandes a timbrar otra vez.',
  'validation.401':
    'La fecha {{value}} tiene {{hours}} horas y el límite para timbrar son 72 (hora local: {{now}}, {{zone}}). Actualiza la fecha y vuelve a sellar.',
  'validation.401.futuro':
    'La fecha {{value}} está en el futuro: en el lugar de expedición son {{now}} ({{zone}}). Corrige la fecha o el reloj.',
  'validation.403': 'La fecha {{value}} es anterior al CFDI (1 de enero de 2012). Corrige la fecha.',

  // Comprobante
  'validation.CFDI40101':
    'La fecha «{{value}}» no tiene la forma AAAA-MM-DDThh:mm:ss o no existe. Escribe la hora local de expedición, sin zona.',
  'validation.CFDI40103':
    'Un comprobante de tipo {{tipo}} no lleva forma de pago y trae «{{value}}». Quita la forma de pago.',
  'validation.CFDI40104':
    'La forma de pago «{{value}}» no está vigente en c_FormaPago. Elige una clave del catálogo, por ejemplo 03 (transferencia).',
  'validation.CFDI40105':
    'Con método de pago PPD la forma de pago debe ser 99 (por definir) y dice «{{value}}». Cámbiala a 99 o usa PUE.',
  'validation.CFDI40107':
    'El subtotal {{value}} tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéalo.',
  'validation.CFDI40108':
    'El subtotal es {{value}} y los importes de los conceptos suman {{expected}}. Corrige los conceptos o el subtotal.',
  'validation.CFDI40109': 'En un comprobante de tipo {{tipo}} el subtotal debe ser 0 y es {{value}}. Ponlo en 0.',
  'validation.CFDI40110': 'El descuento {{value}} es mayor que el subtotal {{subTotal}}. Redúcelo.',
  'validation.CFDI40111':
    'El descuento es {{value}} y los descuentos de los conceptos suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40111.sobra':
    'El descuento {{value}} no debe ir: ningún concepto tiene descuento o el tipo de comprobante no lo admite. Quítalo.',
  'validation.CFDI40112':
    'El descuento {{value}} tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéalo.',
  'validation.CFDI40113':
    'La moneda «{{value}}» no está vigente en c_Moneda. Usa la clave ISO de tres letras, por ejemplo MXN o USD.',
  'validation.CFDI40114': 'Con moneda MXN el tipo de cambio debe ser 1 y es {{value}}. Ponlo en 1 o quítalo.',
  'validation.CFDI40115':
    'La moneda {{moneda}} necesita tipo de cambio y falta. Captura los pesos que vale una unidad.',
  'validation.CFDI40116': 'Con moneda XXX no va tipo de cambio y trae {{value}}. Quítalo.',
  'validation.CFDI40117':
    'El tipo de cambio «{{value}}» no es válido. Escribe un número mayor que cero con hasta 6 decimales.',
  'validation.CFDI40118':
    'El tipo de cambio {{value}} se aleja más de {{percent}} % del FIX {{fix}} (de {{min}} a {{max}}). Confirma que sea el correcto.',
  'validation.CFDI40119':
    'El total es {{value}} y debe ser {{expected}} (subtotal − descuento + traslados − retenciones, con los locales). Corrige el total o los impuestos.',
  'validation.CFDI40120':
    'El total {{value}} rebasa el máximo {{max}} para el tipo {{tipo}}. Confirma la cantidad con quien la autorizó.',
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
  'validation.CFDI40127':
    'Lleva la clave de confirmación {{value}}, que casi nunca se necesita y puede causar rechazo. Quítala si tu PAC no te la pidió.',
  'validation.PUE-CON-99':
    'Con método PUE la forma de pago debe ser la real y dice 99 (por definir). Elige cómo se paga, o usa PPD.',
  'validation.FALTA-FORMA-PAGO': 'Falta la forma de pago, que un comprobante de tipo {{tipo}} debe llevar. Captúrala.',
  'validation.FALTA-METODO-PAGO':
    'Falta el método de pago, que un comprobante de tipo {{tipo}} debe llevar. Elige PUE o PPD.',
  'validation.EGRESO-CON-PPD':
    'Una nota de crédito se expide con método PUE y dice PPD. Cámbialo a PUE con la forma de pago real.',
  'validation.CONDICIONES-DE-PAGO':
    'Un comprobante de tipo {{tipo}} no lleva condiciones de pago. Quítalas: el PAC puede rechazarlas.',
  'validation.USO-DE-OTRO-TIPO':
    'El uso {{value}} es de comprobantes de tipo {{expected}} y este es de tipo {{tipo}}. Elige otro uso.',

  // InformacionGlobal and CfdiRelacionados
  'validation.CFDI40130':
    'La información global solo va con RFC XAXX010101000 y nombre PUBLICO EN GENERAL; el receptor es {{rfc}}, «{{nombre}}». Corrige el receptor o quita la información global.',
  'validation.CFDI40130.falta':
    'Una factura a PUBLICO EN GENERAL debe llevar la información global (periodicidad, meses y año). Captúrala, o usa el nombre del cliente.',
  'validation.CFDI40130.tipo':
    'La información global es para facturas de ingreso y este comprobante es de tipo {{tipo}}. Quítala: el PAC puede rechazarla.',
  'validation.CFDI40131': 'La periodicidad «{{value}}» no está en c_Periodicidad. Usa 01, 02, 03, 04 o 05.',
  'validation.CFDI40132':
    'La periodicidad bimestral (05) es solo del régimen 621 y el emisor tiene {{regimen}}. Elige otra periodicidad.',
  'validation.CFDI40133': 'El valor de meses «{{value}}» no está en c_Meses. Usa 01 a 12, o 13 a 18 en bimestres.',
  'validation.CFDI40134': 'Con periodicidad {{periodicidad}} los meses van de 01 a 12 y dice {{value}}. Elige el mes.',
  'validation.CFDI40135':
    'Con periodicidad bimestral (05) los meses van de 13 a 18 y dice {{value}}. Elige el bimestre.',
  'validation.CFDI40136': 'El año {{value}} de la información global debe ser {{year}} o {{before}}. Revísalo.',
  'validation.CFDI40137': 'El tipo de relación «{{value}}» no está en c_TipoRelacion. Usa 01 a 07.',
  'validation.EGRESO-SIN-RELACION':
    'Una nota de crédito debe decir qué factura corrige y no trae CFDI relacionados. Agrega el folio fiscal de la factura.',
  'validation.RELACION-IMPROPIA':
    'La relación {{value}} ({{texto}}) no es propia de un comprobante de tipo {{tipo}}. Revisa el tipo de relación.',
  'validation.RELACION-REPETIDA': 'El folio fiscal {{value}} está repetido en la misma relación. Quita el repetido.',

  // Emisor and Receptor
  'validation.CFDI40139':
    'El nombre del emisor {{rfc}} es «{{value}}» y el SAT tiene «{{expected}}». Escríbelo igual que en la constancia.',
  'validation.CFDI40140':
    'El régimen del emisor «{{value}}» no está vigente en c_RegimenFiscal. Elige uno del catálogo.',
  'validation.CFDI40141.fisica':
    'El régimen {{value}} ({{texto}}) no es de persona física y el emisor {{rfc}} lo es. Elige otro régimen.',
  'validation.CFDI40141.moral':
    'El régimen {{value}} ({{texto}}) no es de persona moral y el emisor {{rfc}} lo es. Elige otro régimen.',
  'validation.CFDI40142':
    'El número de operación FacAtrAdquirente «{{value}}» debe tener diez dígitos. Cópialo como lo dio el SAT.',
  'validation.CFDI40145':
    'El nombre del receptor {{rfc}} es «{{value}}» y el SAT tiene «{{expected}}». Escríbelo igual que en la constancia.',
  'validation.CFDI40146':
    'El nombre PUBLICO EN GENERAL solo va con el RFC XAXX010101000 y el receptor es {{value}}. Corrige el RFC o el nombre.',
  'validation.CFDI40149':
    'Con el RFC genérico {{rfc}} el código postal del receptor debe ser el de expedición, {{expected}}, y es {{value}}. Cámbialo.',
  'validation.CFDI40150':
    'La residencia fiscal «{{value}}» no está en c_Pais. Usa la clave de tres letras, por ejemplo USA.',
  'validation.CFDI40151':
    'La residencia fiscal {{value}} solo va con el RFC XEXX010101000 y el receptor es {{rfc}}. Quítala.',
  'validation.CFDI40152': 'La residencia fiscal no puede ser MEX. Quítala o elige el país del receptor.',
  'validation.CFDI40153':
    'El receptor trae el registro tributario {{value}} y falta su residencia fiscal. Captura el país.',
  'validation.CFDI40154':
    'El registro tributario {{value}} solo va con el RFC XEXX010101000 y el receptor es {{rfc}}. Quítalo.',
  'validation.CFDI40155':
    'El registro tributario {{value}} va con el complemento Comercio Exterior y no está. El PAC puede rechazarlo; quítalo si no exportas.',
  'validation.CFDI40155.falta':
    'Con Comercio Exterior y RFC XEXX010101000 debe ir el registro de identidad tributaria del receptor. Captúralo.',
  'validation.CFDI40156':
    'El registro tributario «{{value}}» no tiene la forma que pide {{pais}} ({{pattern}}). Revísalo.',
  'validation.CFDI40157':
    'El régimen del receptor «{{value}}» no está vigente en c_RegimenFiscal. Elige el de su constancia.',
  'validation.CFDI40158.fisica':
    'El régimen {{value}} ({{texto}}) no es de persona física y el receptor {{rfc}} lo es. Elige el de su constancia.',
  'validation.CFDI40158.moral':
    'El régimen {{value}} ({{texto}}) no es de persona moral y el receptor {{rfc}} lo es. Elige el de su constancia.',
  'validation.CFDI40160': 'El uso «{{value}}» no está vigente en c_UsoCFDI. Elige uno del catálogo, por ejemplo G03.',
  'validation.CFDI40161':
    'El uso {{value}} ({{texto}}) no se permite con el régimen {{regimen}} del receptor. Elige otro uso; S01 se permite casi siempre.',
  'validation.CFDI40161.fisica': 'El uso {{value}} ({{texto}}) no es para personas físicas. Elige otro uso.',
  'validation.CFDI40161.moral': 'El uso {{value}} ({{texto}}) no es para personas morales. Elige otro uso.',
  'validation.GENERICO-REGIMEN':
    'Con el RFC genérico {{rfc}} el régimen del receptor debe ser 616 y es {{value}}. Cámbialo a 616.',
  'validation.GENERICO-USO': 'Con el RFC genérico {{rfc}} el uso debe ser S01 y es {{value}}. Cámbialo a S01.',
  'validation.NOMBRE-MINUSCULAS':
    'El nombre «{{value}}» tiene minúsculas y el SAT lo registra en mayúsculas. Escribe «{{expected}}».',
  'validation.NOMBRE-ESPACIOS':
    'El nombre «{{value}}» tiene espacios dobles o en los extremos. Quítalos para que coincida con el SAT.',
  'validation.NOMBRE-REGIMEN-CAPITAL':
    'El nombre «{{value}}» termina con el tipo de sociedad «{{ending}}», que en CFDI 4.0 no va. Escribe «{{expected}}».',
  'validation.RFC-FECHA': 'La fecha {{fecha}} dentro del RFC {{value}} no existe. Revisa el RFC.',
  'validation.RFC-DIGITO':
    'El RFC {{value}} debería terminar en {{expected}}. Suele ser un error de captura: compáralo con la constancia.',

  // Concepto
  'validation.CFDI40162':
    'Concepto {{n}}: la clave de producto «{{value}}» no está vigente en c_ClaveProdServ. Elige otra del catálogo.',
  'validation.CFDI40162.sinVerificar':
    'Concepto {{n}}: la clave de producto {{value}} no se pudo verificar con el catálogo instalado. Instala los catálogos del SAT o confírmala.',
  'validation.CFDI40163':
    'Concepto {{n}}: la clave de producto {{value}} pide el complemento «{{complemento}}» y el comprobante no lleva ninguno. Agrégalo o cambia la clave.',
  'validation.CFDI40164':
    'Concepto {{n}}: la clave de producto {{value}} pide trasladar {{impuesto}} y el concepto no lo traslada. Revisa los impuestos.',
  'validation.CFDI40165':
    'Concepto {{n}}: la clave de unidad «{{value}}» no está vigente en c_ClaveUnidad. Elige otra, por ejemplo H87 (pieza) o E48 (servicio).',
  'validation.CFDI40165.sinVerificar':
    'Concepto {{n}}: la clave de unidad {{value}} no se pudo verificar con el catálogo instalado. Instala los catálogos del SAT o confírmala.',
  'validation.CFDI40166': 'Concepto {{n}}: el valor unitario es {{value}} y debe ser mayor que cero. Captúralo.',
  'validation.CFDI40167':
    'Concepto {{n}}: el importe {{value}} no corresponde a {{cantidad}} × {{valorUnitario}}; debe estar entre {{min}} y {{max}}. Corrige la cantidad, el valor o el importe.',
  'validation.IMPORTE-APROXIMADO':
    'Concepto {{n}}: el importe {{value}} no es cantidad × valor unitario ({{expected}}). Revisa que el valor unitario sea sin impuestos.',
  'validation.CFDI40168':
    'Concepto {{n}}: el descuento {{value}} tiene más decimales que el importe {{importe}}. Usa los mismos decimales.',
  'validation.CFDI40169': 'Concepto {{n}}: el descuento {{value}} es mayor que el importe {{importe}}. Redúcelo.',
  'validation.CFDI40170':
    'Concepto {{n}}: el objeto de impuesto «{{value}}» no está vigente en c_ObjetoImp. Usa 01 a 08.',
  'validation.CFDI40171':
    'Concepto {{n}}: es objeto de impuesto (02) y no trae impuestos. Agrega los impuestos o cambia el objeto de impuesto.',
  'validation.CFDI40172':
    'Concepto {{n}}: con objeto de impuesto {{value}} no deben ir impuestos. Quítalos o cambia a 02.',
  'validation.OBJETO-06-08':
    'Concepto {{n}}: con objeto de impuesto {{value}} no van traslados, y solo se puede retener ISR. Revisa los impuestos: el PAC puede rechazarlos.',
  'validation.OBJETO-07':
    'Concepto {{n}}: con objeto de impuesto 07 debe trasladarse IEPS y no debe haber IVA. Revisa los impuestos: el PAC puede rechazarlos.',
  'validation.CFDI40173':
    'Concepto {{n}}: el nodo de impuestos está vacío. Agrega un traslado o una retención, o quítalo.',
  'validation.CFDI40174': 'Concepto {{n}}, traslado {{k}}: la base es {{value}} y debe ser mayor que cero. Corrígela.',
  'validation.CFDI40175':
    'Concepto {{n}}, traslado {{k}}: el impuesto «{{value}}» no existe. Usa 002 (IVA) o 003 (IEPS).',
  'validation.CFDI40176': 'Concepto {{n}}, traslado {{k}}: el factor «{{value}}» no existe. Usa Tasa, Cuota o Exento.',
  'validation.CFDI40177': 'Concepto {{n}}, traslado {{k}}: un traslado exento no lleva tasa ni importe. Quítalos.',
  'validation.CFDI40178':
    'Concepto {{n}}, traslado {{k}}: con factor {{tipoFactor}} debe ir {{attribute}} y falta. Captúralo.',
  'validation.CFDI40179':
    'Concepto {{n}}, traslado {{k}}: {{value}} no es un valor de c_TasaOCuota para {{impuesto}} ({{tipoFactor}}) en esa fecha. Elige una tasa del catálogo.',
  'validation.CFDI40180':
    'Concepto {{n}}, traslado {{k}}: el importe {{value}} no corresponde a {{base}} × {{tasa}}; debe estar entre {{min}} y {{max}}. Corrígelo.',
  'validation.TASA-DECIMALES':
    'Concepto {{n}}, traslado {{k}}: la tasa {{value}} debe escribirse con seis decimales, por ejemplo 0.160000.',
  'validation.IVA-FRONTERA':
    'Concepto {{n}}, traslado {{k}}: el IVA de 8 % es del estímulo fronterizo y el código postal {{codigoPostal}} no está en la franja. Revisa la tasa.',
  'validation.IVA-FRONTERA.clave':
    'Concepto {{n}}, traslado {{k}}: el IVA de 8 % es del estímulo fronterizo y no cubre la clave de producto {{clave}}. Revisa la tasa.',
  'validation.CFDI40181': 'Concepto {{n}}, retención {{k}}: la base es {{value}} y debe ser mayor que cero. Corrígela.',
  'validation.CFDI40182':
    'Concepto {{n}}, retención {{k}}: el impuesto «{{value}}» no existe. Usa 001 (ISR), 002 (IVA) o 003 (IEPS).',
  'validation.CFDI40183': 'Concepto {{n}}, retención {{k}}: el factor «{{value}}» no existe. Usa Tasa o Cuota.',
  'validation.CFDI40184':
    'Concepto {{n}}, retención {{k}}: una retención no puede ser exenta. Usa Tasa o Cuota, o quítala.',
  'validation.CFDI40185':
    'Concepto {{n}}, retención {{k}}: {{value}} no es un valor de c_TasaOCuota para {{impuesto}} ({{tipoFactor}}) en esa fecha. Elige una tasa del catálogo.',
  'validation.CFDI40186':
    'Concepto {{n}}, retención {{k}}: el importe {{value}} no corresponde a {{base}} × {{tasa}}; debe estar entre {{min}} y {{max}}. Corrígelo.',
  'validation.CFDI40187':
    'Concepto {{n}}: el tercero no puede ser el RFC genérico {{value}}. Captura el RFC de quien encargó la venta.',
  'validation.CFDI40188':
    'Concepto {{n}}: el tercero {{value}} es el mismo emisor o receptor. Captura otro RFC o quita el nodo A cuenta de terceros.',
  'validation.CFDI40190':
    'Concepto {{n}}: el nombre del tercero {{rfc}} es «{{value}}» y el SAT tiene «{{expected}}». Escríbelo igual.',
  'validation.CFDI40191':
    'Concepto {{n}}: el régimen del tercero «{{value}}» no está vigente en c_RegimenFiscal. Elige uno del catálogo.',
  'validation.pedimento.forma':
    'Concepto {{n}}: el pedimento «{{value}}» debe tener la forma «AA  AA  PPPP  NNNNNNN», con dos espacios entre año, aduana, patente y número.',
  'validation.pedimento.anio':
    'Concepto {{n}}: el pedimento «{{value}}» es del año {{year}}, que aún no llega. Revisa el año.',
  'validation.pedimento.viejo':
    'Concepto {{n}}: el pedimento «{{value}}» es de {{year}}, hace más de diez años. Confirma que sea el correcto.',
  'validation.pedimento.aduana':
    'Concepto {{n}}: la aduana {{aduana}} del pedimento «{{value}}» no está vigente en c_Aduana. Revísala.',
  'validation.pedimento.patente':
    'Concepto {{n}}: la patente {{patente}} del pedimento «{{value}}» no aparece en el catálogo instalado. Confírmala.',
  'validation.pedimento.numero': 'Concepto {{n}}: el número del pedimento «{{value}}» es cero. Confírmalo.',
  'validation.CFDI40195': 'Concepto {{n}}: con el complemento Comercio Exterior no van pedimentos. Quítalos.',
  'validation.CFDI40196':
    'Concepto {{n}}, parte {{p}}: la clave de producto «{{value}}» no está vigente en c_ClaveProdServ. Elige otra.',
  'validation.CFDI40196.sinVerificar':
    'Concepto {{n}}, parte {{p}}: la clave de producto {{value}} no se pudo verificar con el catálogo instalado. Confírmala.',
  'validation.CFDI40197':
    'Concepto {{n}}, parte {{p}}: el valor unitario es {{value}} y debe ser mayor que cero. Captúralo o quítalo.',
  'validation.CFDI40198':
    'Concepto {{n}}, parte {{p}}: el importe {{value}} no corresponde a {{cantidad}} × {{valorUnitario}}; debe estar entre {{min}} y {{max}}. Corrígelo.',
  'validation.CFDI40200':
    'Concepto {{n}}, parte {{p}}: con el complemento Comercio Exterior no van pedimentos. Quítalos.',

  // Impuestos of the document
  'validation.CFDI40201': 'Un comprobante de tipo {{tipo}} no lleva impuestos. Quita los impuestos del comprobante.',
  'validation.CFDI40202':
    'El total de impuestos retenidos {{value}} tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéalo.',
  'validation.CFDI40203':
    'El total de impuestos retenidos es {{value}} y las retenciones suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40204':
    'El total de impuestos trasladados {{value}} tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéalo.',
  'validation.CFDI40205':
    'El total de impuestos trasladados es {{value}} y los traslados suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40206': 'Hay retenciones y falta el total de impuestos retenidos. Captúralo.',
  'validation.CFDI40207':
    'Una retención del comprobante trae el impuesto «{{value}}», que no existe. Usa 001, 002 o 003.',
  'validation.CFDI40208': 'El comprobante tiene más de una retención del impuesto {{value}}. Súmalas en una sola.',
  'validation.CFDI40209':
    'Los conceptos traen retenciones y al comprobante le falta el total de impuestos retenidos. Captúralo.',
  'validation.CFDI40210':
    'La retención {{value}} del comprobante tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéala.',
  'validation.CFDI40211':
    'La retención del impuesto {{impuesto}} es {{value}} y las de los conceptos suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40211.falta':
    'Los conceptos retienen {{expected}} del impuesto {{impuesto}} y el comprobante no lo resume. Agrega la retención.',
  'validation.CFDI40212': 'Hay traslados con tasa o cuota y falta el total de impuestos trasladados. Captúralo.',
  'validation.CFDI40212.exento':
    'Todos los traslados son exentos y el total de impuestos trasladados ({{value}}) no debe ir. Quítalo.',
  'validation.CFDI40213': 'Traslado {{k}} del comprobante: si es exento no lleva tasa ni importe. Quítalos.',
  'validation.CFDI40214':
    'Traslado {{k}} del comprobante: la base {{value}} tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéala.',
  'validation.CFDI40215':
    'Traslado {{k}} del comprobante ({{impuesto}}, {{tasa}}): la base es {{value}} y las de los conceptos suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40216':
    'Traslado {{k}} del comprobante ({{impuesto}}, exento): la base es {{value}} y las de los conceptos suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40216.falta':
    'Los conceptos tienen {{expected}} de base exenta del impuesto {{impuesto}} y el comprobante no la resume. Agrega el traslado exento.',
  'validation.CFDI40217':
    'Traslado {{k}} del comprobante: el impuesto «{{value}}» no existe. Usa 002 (IVA) o 003 (IEPS).',
  'validation.CFDI40218':
    'Traslado {{k}} del comprobante: la combinación de impuesto, factor y tasa ({{value}}) está repetida. Súmalos en uno solo.',
  'validation.CFDI40219':
    'Traslado {{k}} del comprobante: {{value}} no es un valor de c_TasaOCuota para {{impuesto}} ({{tipoFactor}}) en esa fecha. Elige una tasa del catálogo.',
  'validation.CFDI40219.tipoFactor':
    'Traslado {{k}} del comprobante: el factor «{{value}}» no existe. Usa Tasa, Cuota o Exento.',
  'validation.CFDI40219.falta':
    'Traslado {{k}} del comprobante: con factor {{tipoFactor}} falta la tasa o cuota. Captúrala.',
  'validation.CFDI40220':
    'Traslado {{k}} del comprobante: el importe {{value}} tiene más decimales de los que admite {{moneda}} ({{decimales}}). Redondéalo.',
  'validation.CFDI40221':
    'Traslado {{k}} del comprobante ({{impuesto}}, {{tasa}}): el importe es {{value}} y los de los conceptos suman {{expected}}. Haz que coincidan.',
  'validation.CFDI40221.falta':
    'Los conceptos trasladan {{expected}} del impuesto {{impuesto}} a {{tasa}} y el comprobante no lo resume. Agrega el traslado.',
  'validation.CFDI40221.sinImporte': 'Traslado {{k}} del comprobante: falta el importe. Captúralo.',

  // Complements
  'validation.LOCALES-TOTAL':
    'El total de retenciones locales es {{value}} y las retenciones suman {{expected}}. Haz que coincidan.',
  'validation.LOCALES-TOTAL.traslados':
    'El total de traslados locales es {{value}} y los traslados suman {{expected}}. Haz que coincidan.',
};

export const en: Record<keyof typeof es, string> = {
  // Structure
  'validation.301.falta': '{{attribute}}: missing and required. Fill it in.',
  'validation.301.vacio': '{{attribute}}: empty. Fill it in or remove it.',
  'validation.301.caracter': '{{attribute}}: contains control characters that XML does not allow. Type it again.',
  'validation.301.pleca': '{{attribute}}: contains “|”, which separates the cadena original. Remove it.',
  'validation.301.largo': '{{attribute}}: has {{length}} characters and takes {{max}}. Shorten it.',
  'validation.301.importe':
    '{{attribute}}: “{{value}}” is not an amount. Write a number without sign or commas, with up to 6 decimals.',
  'validation.301.positivo':
    '{{attribute}}: “{{value}}” must be greater than zero, without sign or commas, with up to 6 decimals.',
  'validation.301.decimal6':
    '{{attribute}}: “{{value}}” is not a valid number. Write it without sign or commas, with up to 6 decimals.',
  'validation.301.decimal2': '{{attribute}}: “{{value}}” is not a number with up to 2 decimals. Correct it.',
  'validation.301.rfc':
    '{{attribute}}: “{{value}}” does not have the form of an RFC. Check it, without spaces or hyphens.',
  'validation.301.codigoPostal': '{{attribute}}: “{{value}}” is not a postal code. Write its five digits.',
  'validation.301.uuid': '{{attribute}}: “{{value}}” is not a folio fiscal. Copy the whole UUID (36 characters).',
  'validation.301.noCertificado': '{{attribute}}: “{{value}}” is not a certificate number of 20 digits.',
  'validation.301.base64': '{{attribute}}: is not Base64. Seal the document again.',
  'validation.301.fecha': '{{attribute}}: “{{value}}” does not have the form AAAA-MM-DDThh:mm:ss or does not exist.',
  'validation.301.anio': '{{attribute}}: “{{value}}” is not a year of 2019 or later.',
  'validation.301.confirmacion': '{{attribute}}: “{{value}}” is not a confirmation key of five letters or digits.',
  'validation.301.predial':
    '{{attribute}}: “{{value}}” takes letters and digits only, up to 150. Remove hyphens and spaces.',
  'validation.301.version': '{{attribute}}: version “{{value}}” is not the right one. Generate the complement again.',
  'validation.301.leyendaTimbre': '{{attribute}}: the legend of the timbre does not have the form that SAT demands.',
  'validation.301.sinHijos':
    '{{attribute}}: contains nothing and must have at least one element. Add it or remove the node.',
  'validation.301.repetido': '{{attribute}}: stands more than once and only one is allowed. Leave one.',

  // Version, scope, stamping service
  'validation.VERSION33': 'It is a CFDI 3.3, which cannot be stamped since 1 April 2023. Make it again as CFDI 4.0.',
  'validation.VERSION33.lectura': 'It is a CFDI 3.3: it can be read, but it was not checked with the rules of 4.0.',
  'validation.ALCANCE-PN':
    'Of the document of type {{tipo}} only the envelope was checked; its complement is not validated here yet. Check it with your PAC.',
  'validation.303': 'The CSD belongs to {{owner}} and the issuer is {{rfc}}. Seal with a CSD of the issuer.',
  'validation.303.numero':
    'The document names certificate {{value}} and {{expected}} is about to be used. Seal it again.',
  'validation.305':
    'The date {{value}} is outside the validity of CSD {{number}} (from {{from}} to {{to}}). Use a valid CSD or correct the date.',
  'validation.306': 'Certificate {{number}} is an e.firma and not a CSD. Seal with the digital seal certificate.',
  'validation.307': 'The document already is stamped with folio fiscal {{uuid}}. Do not send it again.',
  'validation.401':
    'The date {{value}} is {{hours}} hours old and the limit for stamping is 72 (local time: {{now}}, {{zone}}). Update the date and seal again.',
  'validation.401.futuro':
    'The date {{value}} is in the future: at the place of issue it is {{now}} ({{zone}}). Correct the date or the clock.',
  'validation.403': 'The date {{value}} is before the CFDI (1 January 2012). Correct the date.',

  // Comprobante
  'validation.CFDI40101':
    'The date “{{value}}” does not have the form AAAA-MM-DDThh:mm:ss or does not exist. Write the local time of issue, without a zone.',
  'validation.CFDI40103':
    'A document of type {{tipo}} carries no payment form and has “{{value}}”. Remove the payment form.',
  'validation.CFDI40104':
    'Payment form “{{value}}” is not in force in c_FormaPago. Choose a key of the catalog, e.g. 03 (transfer).',
  'validation.CFDI40105':
    'With payment method PPD the payment form must be 99 (to be defined) and is “{{value}}”. Change it to 99 or use PUE.',
  'validation.CFDI40107': 'SubTotal {{value}} has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40108':
    'SubTotal is {{value}} and the amounts of the lines add up to {{expected}}. Correct the lines or the subtotal.',
  'validation.CFDI40109': 'In a document of type {{tipo}} the subtotal must be 0 and is {{value}}. Set it to 0.',
  'validation.CFDI40110': 'Discount {{value}} is greater than subtotal {{subTotal}}. Reduce it.',
  'validation.CFDI40111': 'The discount is {{value}} and those of the lines add up to {{expected}}. Make them agree.',
  'validation.CFDI40111.sobra':
    'Discount {{value}} must not be there: no line has a discount, or the document type takes none. Remove it.',
  'validation.CFDI40112': 'Discount {{value}} has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40113':
    'Currency “{{value}}” is not in force in c_Moneda. Use the three-letter ISO key, e.g. MXN or USD.',
  'validation.CFDI40114': 'With currency MXN the exchange rate must be 1 and is {{value}}. Set it to 1 or remove it.',
  'validation.CFDI40115': 'Currency {{moneda}} needs an exchange rate, which is missing. Enter the pesos for one unit.',
  'validation.CFDI40116': 'Currency XXX takes no exchange rate and has {{value}}. Remove it.',
  'validation.CFDI40117':
    'Exchange rate “{{value}}” is not valid. Write a number greater than zero with up to 6 decimals.',
  'validation.CFDI40118':
    'Exchange rate {{value}} is more than {{percent}} % away from FIX {{fix}} ({{min}} to {{max}}). Confirm that it is right.',
  'validation.CFDI40119':
    'Total is {{value}} and must be {{expected}} (subtotal − discount + transferred − withheld, local taxes included). Correct the total or the taxes.',
  'validation.CFDI40120':
    'Total {{value}} exceeds the maximum {{max}} for type {{tipo}}. Confirm the amount with who authorised it.',
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
  'validation.CFDI40127':
    'It carries the confirmation key {{value}}, which is hardly ever needed and may be rejected. Remove it if your PAC did not ask for it.',
  'validation.PUE-CON-99':
    'With method PUE the payment form must be the real one and is 99 (to be defined). Choose how it is paid, or use PPD.',
  'validation.FALTA-FORMA-PAGO':
    'The payment form is missing, which a document of type {{tipo}} should carry. Enter it.',
  'validation.FALTA-METODO-PAGO':
    'The payment method is missing, which a document of type {{tipo}} should carry. Choose PUE or PPD.',
  'validation.EGRESO-CON-PPD':
    'A credit note is issued with method PUE and says PPD. Change it to PUE with the real payment form.',
  'validation.CONDICIONES-DE-PAGO':
    'A document of type {{tipo}} carries no payment conditions. Remove them: the PAC may reject them.',
  'validation.USO-DE-OTRO-TIPO':
    'Use {{value}} is of documents of type {{expected}} and this one is of type {{tipo}}. Choose another use.',

  // InformacionGlobal and CfdiRelacionados
  'validation.CFDI40130':
    'Global information goes only with RFC XAXX010101000 and name PUBLICO EN GENERAL; the receiver is {{rfc}}, “{{nombre}}”. Correct the receiver or remove the global information.',
  'validation.CFDI40130.falta':
    'An invoice to PUBLICO EN GENERAL must carry the global information (period, months and year). Enter it, or use the name of the client.',
  'validation.CFDI40130.tipo':
    'Global information is for income invoices and this document is of type {{tipo}}. Remove it: the PAC may reject it.',
  'validation.CFDI40131': 'Period “{{value}}” is not in c_Periodicidad. Use 01, 02, 03, 04 or 05.',
  'validation.CFDI40132':
    'The two-month period (05) is only for regime 621 and the issuer has {{regimen}}. Choose another period.',
  'validation.CFDI40133': 'Months “{{value}}” is not in c_Meses. Use 01 to 12, or 13 to 18 for two months.',
  'validation.CFDI40134':
    'With period {{periodicidad}} months go from 01 to 12 and it says {{value}}. Choose the month.',
  'validation.CFDI40135':
    'With the two-month period (05) months go from 13 to 18 and it says {{value}}. Choose the pair.',
  'validation.CFDI40136': 'The year {{value}} of the global information must be {{year}} or {{before}}. Check it.',
  'validation.CFDI40137': 'Relation type “{{value}}” is not in c_TipoRelacion. Use 01 to 07.',
  'validation.EGRESO-SIN-RELACION':
    'A credit note should say which invoice it corrects and has no related CFDI. Add the folio fiscal of the invoice.',
  'validation.RELACION-IMPROPIA':
    'Relation {{value}} ({{texto}}) does not suit a document of type {{tipo}}. Check the relation type.',
  'validation.RELACION-REPETIDA': 'Folio fiscal {{value}} is repeated in the same relation. Remove the repeated one.',

  // Emisor and Receptor
  'validation.CFDI40139':
    'The name of issuer {{rfc}} is “{{value}}” and SAT has “{{expected}}”. Write it as in the tax status certificate.',
  'validation.CFDI40140':
    'Regime “{{value}}” of the issuer is not in force in c_RegimenFiscal. Choose one of the catalog.',
  'validation.CFDI40141.fisica':
    'Regime {{value}} ({{texto}}) is not for a natural person, which issuer {{rfc}} is. Choose another regime.',
  'validation.CFDI40141.moral':
    'Regime {{value}} ({{texto}}) is not for a legal person, which issuer {{rfc}} is. Choose another regime.',
  'validation.CFDI40142': 'Operation number FacAtrAdquirente “{{value}}” must have ten digits. Copy it as SAT gave it.',
  'validation.CFDI40145':
    'The name of receiver {{rfc}} is “{{value}}” and SAT has “{{expected}}”. Write it as in the tax status certificate.',
  'validation.CFDI40146':
    'The name PUBLICO EN GENERAL goes only with RFC XAXX010101000 and the receiver is {{value}}. Correct the RFC or the name.',
  'validation.CFDI40149':
    'With generic RFC {{rfc}} the postal code of the receiver must be that of issue, {{expected}}, and is {{value}}. Change it.',
  'validation.CFDI40150': 'Tax residence “{{value}}” is not in c_Pais. Use the three-letter key, e.g. USA.',
  'validation.CFDI40151':
    'Tax residence {{value}} goes only with RFC XEXX010101000 and the receiver is {{rfc}}. Remove it.',
  'validation.CFDI40152': 'Tax residence cannot be MEX. Remove it or choose the country of the receiver.',
  'validation.CFDI40153':
    'The receiver has tax registration {{value}} and its tax residence is missing. Enter the country.',
  'validation.CFDI40154':
    'Tax registration {{value}} goes only with RFC XEXX010101000 and the receiver is {{rfc}}. Remove it.',
  'validation.CFDI40155':
    'Tax registration {{value}} goes with the complement Comercio Exterior, which is missing. The PAC may reject it; remove it if you do not export.',
  'validation.CFDI40155.falta':
    'With Comercio Exterior and RFC XEXX010101000 the tax registration of the receiver must be there. Enter it.',
  'validation.CFDI40156':
    'Tax registration “{{value}}” does not have the form that {{pais}} asks for ({{pattern}}). Check it.',
  'validation.CFDI40157':
    'Regime “{{value}}” of the receiver is not in force in c_RegimenFiscal. Choose the one of its certificate.',
  'validation.CFDI40158.fisica':
    'Regime {{value}} ({{texto}}) is not for a natural person, which receiver {{rfc}} is. Choose the one of its certificate.',
  'validation.CFDI40158.moral':
    'Regime {{value}} ({{texto}}) is not for a legal person, which receiver {{rfc}} is. Choose the one of its certificate.',
  'validation.CFDI40160': 'Use “{{value}}” is not in force in c_UsoCFDI. Choose one of the catalog, e.g. G03.',
  'validation.CFDI40161':
    'Use {{value}} ({{texto}}) is not allowed with regime {{regimen}} of the receiver. Choose another; S01 is nearly always allowed.',
  'validation.CFDI40161.fisica': 'Use {{value}} ({{texto}}) is not for natural persons. Choose another use.',
  'validation.CFDI40161.moral': 'Use {{value}} ({{texto}}) is not for legal persons. Choose another use.',
  'validation.GENERICO-REGIMEN':
    'With generic RFC {{rfc}} the regime of the receiver should be 616 and is {{value}}. Change it to 616.',
  'validation.GENERICO-USO': 'With generic RFC {{rfc}} the use should be S01 and is {{value}}. Change it to S01.',
  'validation.NOMBRE-MINUSCULAS':
    'The name “{{value}}” has lower case and SAT registers it in upper case. Write “{{expected}}”.',
  'validation.NOMBRE-ESPACIOS':
    'The name “{{value}}” has double spaces or spaces at its ends. Remove them so that it agrees with SAT.',
  'validation.NOMBRE-REGIMEN-CAPITAL':
    'The name “{{value}}” ends in the company type “{{ending}}”, which CFDI 4.0 leaves out. Write “{{expected}}”.',
  'validation.RFC-FECHA': 'The date {{fecha}} inside RFC {{value}} does not exist. Check the RFC.',
  'validation.RFC-DIGITO':
    'RFC {{value}} should end in {{expected}}. It usually is a typing mistake: compare it with the certificate.',

  // Concepto
  'validation.CFDI40162':
    'Line {{n}}: product key “{{value}}” is not in force in c_ClaveProdServ. Choose another of the catalog.',
  'validation.CFDI40162.sinVerificar':
    'Line {{n}}: product key {{value}} could not be verified with the installed catalog. Install SAT’s catalogs or confirm it.',
  'validation.CFDI40163':
    'Line {{n}}: product key {{value}} asks for the complement “{{complemento}}” and the document carries none. Add it or change the key.',
  'validation.CFDI40164':
    'Line {{n}}: product key {{value}} asks to transfer {{impuesto}} and the line does not. Check the taxes.',
  'validation.CFDI40165':
    'Line {{n}}: unit key “{{value}}” is not in force in c_ClaveUnidad. Choose another, e.g. H87 (piece) or E48 (service).',
  'validation.CFDI40165.sinVerificar':
    'Line {{n}}: unit key {{value}} could not be verified with the installed catalog. Install SAT’s catalogs or confirm it.',
  'validation.CFDI40166': 'Line {{n}}: the unit value is {{value}} and must be greater than zero. Enter it.',
  'validation.CFDI40167':
    'Line {{n}}: amount {{value}} does not come from {{cantidad}} × {{valorUnitario}}; it must lie between {{min}} and {{max}}. Correct the quantity, the value or the amount.',
  'validation.IMPORTE-APROXIMADO':
    'Line {{n}}: amount {{value}} is not quantity × unit value ({{expected}}). Check that the unit value is without taxes.',
  'validation.CFDI40168':
    'Line {{n}}: discount {{value}} has more decimals than amount {{importe}}. Use the same decimals.',
  'validation.CFDI40169': 'Line {{n}}: discount {{value}} is greater than amount {{importe}}. Reduce it.',
  'validation.CFDI40170': 'Line {{n}}: tax object “{{value}}” is not in force in c_ObjetoImp. Use 01 to 08.',
  'validation.CFDI40171':
    'Line {{n}}: it is subject to tax (02) and has no taxes. Add the taxes or change the tax object.',
  'validation.CFDI40172': 'Line {{n}}: with tax object {{value}} there must be no taxes. Remove them or change to 02.',
  'validation.OBJETO-06-08':
    'Line {{n}}: with tax object {{value}} nothing is transferred, and only ISR may be withheld. Check the taxes: the PAC may reject them.',
  'validation.OBJETO-07':
    'Line {{n}}: with tax object 07 IEPS must be transferred and there must be no IVA. Check the taxes: the PAC may reject them.',
  'validation.CFDI40173': 'Line {{n}}: the tax node is empty. Add a transfer or a retention, or remove it.',
  'validation.CFDI40174':
    'Line {{n}}, transfer {{k}}: the base is {{value}} and must be greater than zero. Correct it.',
  'validation.CFDI40175': 'Line {{n}}, transfer {{k}}: tax “{{value}}” does not exist. Use 002 (IVA) or 003 (IEPS).',
  'validation.CFDI40176': 'Line {{n}}, transfer {{k}}: factor “{{value}}” does not exist. Use Tasa, Cuota or Exento.',
  'validation.CFDI40177': 'Line {{n}}, transfer {{k}}: an exempt transfer carries no rate and no amount. Remove them.',
  'validation.CFDI40178':
    'Line {{n}}, transfer {{k}}: with factor {{tipoFactor}} there must be {{attribute}}, which is missing. Enter it.',
  'validation.CFDI40179':
    'Line {{n}}, transfer {{k}}: {{value}} is not a value of c_TasaOCuota for {{impuesto}} ({{tipoFactor}}) on that date. Choose a rate of the catalog.',
  'validation.CFDI40180':
    'Line {{n}}, transfer {{k}}: amount {{value}} does not come from {{base}} × {{tasa}}; it must lie between {{min}} and {{max}}. Correct it.',
  'validation.TASA-DECIMALES':
    'Line {{n}}, transfer {{k}}: rate {{value}} should be written with six decimals, e.g. 0.160000.',
  'validation.IVA-FRONTERA':
    'Line {{n}}, transfer {{k}}: IVA of 8 % is the border stimulus and postal code {{codigoPostal}} is not in the border region. Check the rate.',
  'validation.IVA-FRONTERA.clave':
    'Line {{n}}, transfer {{k}}: IVA of 8 % is the border stimulus, which does not cover product key {{clave}}. Check the rate.',
  'validation.CFDI40181':
    'Line {{n}}, retention {{k}}: the base is {{value}} and must be greater than zero. Correct it.',
  'validation.CFDI40182':
    'Line {{n}}, retention {{k}}: tax “{{value}}” does not exist. Use 001 (ISR), 002 (IVA) or 003 (IEPS).',
  'validation.CFDI40183': 'Line {{n}}, retention {{k}}: factor “{{value}}” does not exist. Use Tasa or Cuota.',
  'validation.CFDI40184': 'Line {{n}}, retention {{k}}: a retention cannot be exempt. Use Tasa or Cuota, or remove it.',
  'validation.CFDI40185':
    'Line {{n}}, retention {{k}}: {{value}} is not a value of c_TasaOCuota for {{impuesto}} ({{tipoFactor}}) on that date. Choose a rate of the catalog.',
  'validation.CFDI40186':
    'Line {{n}}, retention {{k}}: amount {{value}} does not come from {{base}} × {{tasa}}; it must lie between {{min}} and {{max}}. Correct it.',
  'validation.CFDI40187':
    'Line {{n}}: the third party cannot be generic RFC {{value}}. Enter the RFC of whose sale it is.',
  'validation.CFDI40188':
    'Line {{n}}: third party {{value}} is the issuer or the receiver itself. Enter another RFC or remove the node.',
  'validation.CFDI40190':
    'Line {{n}}: the name of third party {{rfc}} is “{{value}}” and SAT has “{{expected}}”. Write it the same.',
  'validation.CFDI40191':
    'Line {{n}}: regime “{{value}}” of the third party is not in force in c_RegimenFiscal. Choose one of the catalog.',
  'validation.pedimento.forma':
    'Line {{n}}: pedimento “{{value}}” must have the form “YY  AA  PPPP  NNNNNNN”, with two spaces between year, customs office, patent and number.',
  'validation.pedimento.anio':
    'Line {{n}}: pedimento “{{value}}” is of {{year}}, which has not come yet. Check the year.',
  'validation.pedimento.viejo':
    'Line {{n}}: pedimento “{{value}}” is of {{year}}, more than ten years ago. Confirm that it is right.',
  'validation.pedimento.aduana':
    'Line {{n}}: customs office {{aduana}} of pedimento “{{value}}” is not in force in c_Aduana. Check it.',
  'validation.pedimento.patente':
    'Line {{n}}: patent {{patente}} of pedimento “{{value}}” is not in the installed catalog. Confirm it.',
  'validation.pedimento.numero': 'Line {{n}}: the number of pedimento “{{value}}” is zero. Confirm it.',
  'validation.CFDI40195': 'Line {{n}}: with the complement Comercio Exterior there are no pedimentos. Remove them.',
  'validation.CFDI40196':
    'Line {{n}}, part {{p}}: product key “{{value}}” is not in force in c_ClaveProdServ. Choose another.',
  'validation.CFDI40196.sinVerificar':
    'Line {{n}}, part {{p}}: product key {{value}} could not be verified with the installed catalog. Confirm it.',
  'validation.CFDI40197':
    'Line {{n}}, part {{p}}: the unit value is {{value}} and must be greater than zero. Enter or remove it.',
  'validation.CFDI40198':
    'Line {{n}}, part {{p}}: amount {{value}} does not come from {{cantidad}} × {{valorUnitario}}; it must lie between {{min}} and {{max}}. Correct it.',
  'validation.CFDI40200':
    'Line {{n}}, part {{p}}: with the complement Comercio Exterior there are no pedimentos. Remove them.',

  // Impuestos of the document
  'validation.CFDI40201': 'A document of type {{tipo}} carries no taxes. Remove the taxes of the document.',
  'validation.CFDI40202': 'Total withheld {{value}} has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40203': 'Total withheld is {{value}} and the retentions add up to {{expected}}. Make them agree.',
  'validation.CFDI40204':
    'Total transferred {{value}} has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40205': 'Total transferred is {{value}} and the transfers add up to {{expected}}. Make them agree.',
  'validation.CFDI40206': 'There are retentions and the total withheld is missing. Enter it.',
  'validation.CFDI40207': 'A retention of the document has tax “{{value}}”, which does not exist. Use 001, 002 or 003.',
  'validation.CFDI40208': 'The document has more than one retention of tax {{value}}. Add them up in one.',
  'validation.CFDI40209': 'Lines have retentions and the document lacks the total withheld. Enter it.',
  'validation.CFDI40210':
    'Retention {{value}} of the document has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40211':
    'The retention of tax {{impuesto}} is {{value}} and those of the lines add up to {{expected}}. Make them agree.',
  'validation.CFDI40211.falta':
    'The lines withhold {{expected}} of tax {{impuesto}} and the document does not sum it up. Add the retention.',
  'validation.CFDI40212': 'There are transfers with rate or quota and the total transferred is missing. Enter it.',
  'validation.CFDI40212.exento':
    'All transfers are exempt and the total transferred ({{value}}) must not be there. Remove it.',
  'validation.CFDI40213': 'Transfer {{k}} of the document: an exempt one carries no rate and no amount. Remove them.',
  'validation.CFDI40214':
    'Transfer {{k}} of the document: base {{value}} has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40215':
    'Transfer {{k}} of the document ({{impuesto}}, {{tasa}}): the base is {{value}} and those of the lines add up to {{expected}}. Make them agree.',
  'validation.CFDI40216':
    'Transfer {{k}} of the document ({{impuesto}}, exempt): the base is {{value}} and those of the lines add up to {{expected}}. Make them agree.',
  'validation.CFDI40216.falta':
    'The lines have {{expected}} of exempt base of tax {{impuesto}} and the document does not sum it up. Add the exempt transfer.',
  'validation.CFDI40217':
    'Transfer {{k}} of the document: tax “{{value}}” does not exist. Use 002 (IVA) or 003 (IEPS).',
  'validation.CFDI40218':
    'Transfer {{k}} of the document: the combination of tax, factor and rate ({{value}}) is repeated. Add them up in one.',
  'validation.CFDI40219':
    'Transfer {{k}} of the document: {{value}} is not a value of c_TasaOCuota for {{impuesto}} ({{tipoFactor}}) on that date. Choose a rate of the catalog.',
  'validation.CFDI40219.tipoFactor':
    'Transfer {{k}} of the document: factor “{{value}}” does not exist. Use Tasa, Cuota or Exento.',
  'validation.CFDI40219.falta':
    'Transfer {{k}} of the document: with factor {{tipoFactor}} the rate is missing. Enter it.',
  'validation.CFDI40220':
    'Transfer {{k}} of the document: amount {{value}} has more decimals than {{moneda}} takes ({{decimales}}). Round it.',
  'validation.CFDI40221':
    'Transfer {{k}} of the document ({{impuesto}}, {{tasa}}): the amount is {{value}} and those of the lines add up to {{expected}}. Make them agree.',
  'validation.CFDI40221.falta':
    'The lines transfer {{expected}} of tax {{impuesto}} at {{tasa}} and the document does not sum it up. Add the transfer.',
  'validation.CFDI40221.sinImporte': 'Transfer {{k}} of the document: the amount is missing. Enter it.',

  // Complements
  'validation.LOCALES-TOTAL':
    'The total of local retentions is {{value}} and the retentions add up to {{expected}}. Make them agree.',
  'validation.LOCALES-TOTAL.traslados':
    'The total of local transfers is {{value}} and the transfers add up to {{expected}}. Make them agree.',
};
