/** Words of the money feature: amounts, drafts that cannot be computed. */
export const es = {
  'error.MONEY_MALFORMED':
    '«{{text}}» no es una cantidad. Escribe sólo dígitos y, si hace falta, un punto decimal: 1234.50.',
  'error.MONEY_NEGATIVE': '«{{text}}» es negativo y aquí sólo se aceptan cantidades positivas. Quita el signo.',
  'error.MONEY_TOO_MANY_DECIMALS':
    '«{{text}}» tiene más decimales de los que se aceptan aquí ({{decimals}}). Redondea la cantidad.',
  'error.MONEY_OVERFLOW':
    'La cantidad {{text}} es más grande de lo que el SAT o Cuadra admiten. Revisa si sobra algún dígito.',
  'error.MONEY_CURRENCY_MISMATCH':
    'No se pueden sumar ni comparar {{left}} y {{right}}. Convierte primero una de las dos monedas.',
  'error.MONEY_UNKNOWN_CURRENCY': 'La moneda «{{moneda}}» no está en el catálogo c_Moneda. Elige otra.',
  'error.DRAFT_NO_LINES': 'El comprobante no tiene conceptos. Agrega al menos uno.',
  'error.DRAFT_QUANTITY_ZERO': 'La cantidad del concepto {{line}} es cero. Escribe una mayor o quita el concepto.',
  'error.DRAFT_PRICE_ZERO':
    'El valor unitario del concepto {{line}} es cero y el SAT pide uno mayor (CFDI40166). Escribe el precio y, si es cortesía, ponle descuento.',
  'error.DRAFT_DISCOUNT_ABOVE_AMOUNT':
    'El descuento del concepto {{line}} ({{descuento}}) es mayor que su importe ({{importe}}). Bájalo.',
  'error.DRAFT_DISCOUNT_PERCENT': 'El descuento del concepto {{line}} es de más del 100 %. Bájalo.',
  'error.DRAFT_DISCOUNT_NOT_ALLOWED': 'Un comprobante de tipo T no lleva descuentos. Quita el del concepto {{line}}.',
  'error.DRAFT_TAX_BASE_ZERO':
    'La base de {{impuesto}} en el concepto {{line}} es cero y el SAT pide una mayor. Baja el descuento, o quita los impuestos de ese concepto y revisa su ObjetoImp.',
  'error.DRAFT_TAX_INVALID': 'Un impuesto del concepto {{line}} no puede existir: {{reason}}. Corrígelo.',
  'money.tax.isrTransferred': 'el ISR (001) sólo se retiene, no se traslada',
  'money.tax.exemptWithheld': 'una retención no puede ser exenta',
  'money.tax.exemptWithRate': 'un traslado exento no lleva tasa ni cuota',
  'money.tax.rateMissing': 'falta la tasa o cuota',
  'money.tax.quotaOutsideIeps': 'sólo el IEPS (003) se calcula por cuota',
  'money.tax.unknownTax': 'la clave de impuesto no es 001, 002 ni 003',
  'money.tax.unknownFactor': 'el tipo de factor no es Tasa, Cuota ni Exento',
  'money.tax.repeated': 'está repetido',
  'money.tax.ambiguousBase': 'hay dos traslados de IVA y falta decir la base de cada uno',
  'money.tax.unknownKind': 'no es traslado ni retención',
  'error.DRAFT_OBJETO_IMP':
    'El ObjetoImp {{objetoImp}} del concepto {{line}} no va con sus impuestos: {{reason}}. Cambia uno u otros.',
  'money.objetoImp.needsTaxes': 'con 02 tiene que haber al menos uno',
  'money.objetoImp.noTaxes': 'con esa clave no se desglosa ninguno',
  'money.objetoImp.onlyIsr': 'con 06 y 08 sólo cabe la retención de ISR',
  'money.objetoImp.onlyIeps': 'con 07 va al menos un IEPS trasladado y ningún IVA',
  'money.objetoImp.unknown': 'la clave va de 01 a 08',
  'error.DRAFT_TRANSFER_HAS_TAXES': 'Un comprobante de tipo T no lleva impuestos. Quita los del concepto {{line}}.',
  'error.DRAFT_TRANSFER_HAS_LOCAL_TAXES': 'Un comprobante de tipo T no lleva impuestos locales. Quítalos.',
  'error.DRAFT_TOTAL_NEGATIVE':
    'Los impuestos retenidos son mayores que lo que se cobra: el total sería {{total}}. Revisa las retenciones.',
  'error.DRAFT_TOTAL_UNREACHABLE':
    'Con estos precios con impuestos incluidos no hay desglose que dé exactamente {{total}}. Captura los precios sin impuestos.',
  'error.DRAFT_INCLUDED_PRICE_TOO_LOW':
    'El precio con impuestos incluidos del concepto {{line}} no alcanza a cubrir sus cuotas. Sube el precio o revisa las cuotas.',
  'error.DRAFT_NOT_IN_33': 'El CFDI 3.3 no tiene «{{what}}». Quítalo para rehacer este comprobante.',
  'error.DRAFT_LOCAL_TAX_AS_XML':
    'Los impuestos locales vienen como XML y el total no los contaría. Captúralos en su propia sección.',
  'error.WORDS_TOO_LARGE': 'El total {{text}} tiene más de 18 dígitos y no se puede escribir con letra.',
};

export const en: Record<keyof typeof es, string> = {
  'error.MONEY_MALFORMED': '“{{text}}” is not an amount. Write digits only and, if needed, a decimal point: 1234.50.',
  'error.MONEY_NEGATIVE': '“{{text}}” is negative and only positive amounts are taken here. Remove the sign.',
  'error.MONEY_TOO_MANY_DECIMALS': '“{{text}}” has more decimals than are taken here ({{decimals}}). Round the amount.',
  'error.MONEY_OVERFLOW':
    'The amount {{text}} is larger than SAT or Cuadra admit. Check whether there is a digit too many.',
  'error.MONEY_CURRENCY_MISMATCH':
    '{{left}} and {{right}} cannot be added or compared. Convert one of the two currencies first.',
  'error.MONEY_UNKNOWN_CURRENCY': 'The currency “{{moneda}}” is not in the c_Moneda catalog. Choose another.',
  'error.DRAFT_NO_LINES': 'The document has no lines. Add at least one.',
  'error.DRAFT_QUANTITY_ZERO': 'The quantity of line {{line}} is zero. Write a larger one or remove the line.',
  'error.DRAFT_PRICE_ZERO':
    'The unit price of line {{line}} is zero and SAT asks for more (CFDI40166). Write the price and, if it is a courtesy, give it a discount.',
  'error.DRAFT_DISCOUNT_ABOVE_AMOUNT':
    'The discount of line {{line}} ({{descuento}}) is larger than its amount ({{importe}}). Lower it.',
  'error.DRAFT_DISCOUNT_PERCENT': 'The discount of line {{line}} is more than 100 %. Lower it.',
  'error.DRAFT_DISCOUNT_NOT_ALLOWED': 'A document of type T has no discounts. Remove that of line {{line}}.',
  'error.DRAFT_TAX_BASE_ZERO':
    'The base of {{impuesto}} in line {{line}} is zero and SAT asks for more. Lower the discount, or remove the taxes of that line and check its ObjetoImp.',
  'error.DRAFT_TAX_INVALID': 'A tax of line {{line}} cannot exist: {{reason}}. Correct it.',
  'money.tax.isrTransferred': 'ISR (001) is only withheld, never transferred',
  'money.tax.exemptWithheld': 'a withholding cannot be exempt',
  'money.tax.exemptWithRate': 'an exempt transfer has no rate or quota',
  'money.tax.rateMissing': 'the rate or quota is missing',
  'money.tax.quotaOutsideIeps': 'only IEPS (003) is computed by quota',
  'money.tax.unknownTax': 'the tax key is not 001, 002 or 003',
  'money.tax.unknownFactor': 'the factor type is not Tasa, Cuota or Exento',
  'money.tax.repeated': 'it is repeated',
  'money.tax.ambiguousBase': 'there are two IVA transfers and the base of each was not given',
  'money.tax.unknownKind': 'it is neither a transfer nor a withholding',
  'error.DRAFT_OBJETO_IMP':
    'ObjetoImp {{objetoImp}} of line {{line}} does not go with its taxes: {{reason}}. Change one or the other.',
  'money.objetoImp.needsTaxes': 'with 02 there must be at least one',
  'money.objetoImp.noTaxes': 'with that key none is broken down',
  'money.objetoImp.onlyIsr': 'with 06 and 08 only an ISR withholding fits',
  'money.objetoImp.onlyIeps': 'with 07 there is at least one transferred IEPS and no IVA',
  'money.objetoImp.unknown': 'the key goes from 01 to 08',
  'error.DRAFT_TRANSFER_HAS_TAXES': 'A document of type T has no taxes. Remove those of line {{line}}.',
  'error.DRAFT_TRANSFER_HAS_LOCAL_TAXES': 'A document of type T has no local taxes. Remove them.',
  'error.DRAFT_TOTAL_NEGATIVE':
    'The withheld taxes are larger than what is charged: the total would be {{total}}. Check the withholdings.',
  'error.DRAFT_TOTAL_UNREACHABLE':
    'With these tax-included prices no breakdown gives exactly {{total}}. Enter the prices without taxes.',
  'error.DRAFT_INCLUDED_PRICE_TOO_LOW':
    'The tax-included price of line {{line}} does not cover its quotas. Raise the price or check the quotas.',
  'error.DRAFT_NOT_IN_33': 'CFDI 3.3 has no “{{what}}”. Remove it to make this document again.',
  'error.DRAFT_LOCAL_TAX_AS_XML':
    'The local taxes come as XML and the total would not count them. Enter them in their own section.',
  'error.WORDS_TOO_LARGE': 'The total {{text}} has more than 18 digits and cannot be written in words.',
};
