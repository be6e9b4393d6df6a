/** Words of the products feature. */
export const es = {
  'products.name': 'producto',
  'error.PRODUCT_SKU_TAKEN': 'Ya hay un producto con la clave «{{sku}}». Ábrelo o usa otra clave.',
  'products.check.PRODUCTO-MONEDA':
    'La moneda «{{value}}» no está vigente en c_Moneda. Usa MXN, USD u otra del catálogo.',
  'products.check.PRODUCTO-REPETIDO': 'La clave «{{sku}}» ya es la del producto «{{name}}». Ábrelo o usa otra clave.',
  'products.import.sku': 'Código (SKU)',
  'products.import.description': 'Descripción',
  'products.import.claveProdServ': 'Clave SAT',
  'products.import.claveUnidad': 'Clave de unidad',
  'products.import.unitName': 'Nombre de la unidad',
  'products.import.unitPrice': 'Precio',
  'products.import.priceIncludesTaxes': 'Precio incluye impuestos',
  'products.import.currency': 'Moneda',
  'products.import.objetoImp': 'Objeto de impuesto',
  'products.import.taxProfile': 'Impuestos',
  'products.import.iva': 'IVA',
  'products.import.ieps': 'IEPS',
  'products.import.retencionIva': 'Retención de IVA',
  'products.import.retencionIsr': 'Retención de ISR',
  'products.import.template': 'Productos',
  'products.import.IVA-FALTA':
    'No dice qué impuestos lleva. Agrega una columna IVA (16, 8, 0, exento o no), o da un valor para todos los renglones.',
  'products.import.PRECIO-REDONDEADO': 'El precio {{value}} tiene más de seis decimales y se redondea a {{rounded}}.',
  'products.import.MISMA-DESCRIPCION':
    'Ya hay un producto sin código con esta descripción. Ponles código para poder actualizarlos.',
};

export const en: Record<keyof typeof es, string> = {
  'products.name': 'product',
  'error.PRODUCT_SKU_TAKEN': 'There is already a product with code “{{sku}}”. Open it or use another code.',
  'products.check.PRODUCTO-MONEDA':
    'Currency “{{value}}” is not in force in c_Moneda. Use MXN, USD or another of the catalog.',
  'products.check.PRODUCTO-REPETIDO':
    'Code “{{sku}}” is already that of product “{{name}}”. Open it or use another code.',
  'products.import.sku': 'Code (SKU)',
  'products.import.description': 'Description',
  'products.import.claveProdServ': 'SAT key',
  'products.import.claveUnidad': 'Unit key',
  'products.import.unitName': 'Unit name',
  'products.import.unitPrice': 'Price',
  'products.import.priceIncludesTaxes': 'Price includes taxes',
  'products.import.currency': 'Currency',
  'products.import.objetoImp': 'Tax object',
  'products.import.taxProfile': 'Taxes',
  'products.import.iva': 'IVA (VAT)',
  'products.import.ieps': 'IEPS (excise)',
  'products.import.retencionIva': 'IVA withheld',
  'products.import.retencionIsr': 'ISR withheld',
  'products.import.template': 'Products',
  'products.import.IVA-FALTA':
    'It does not say which taxes it has. Add an IVA column (16, 8, 0, exento or no), or give a value for all rows.',
  'products.import.PRECIO-REDONDEADO': 'Price {{value}} has more than six decimals and is rounded to {{rounded}}.',
  'products.import.MISMA-DESCRIPCION':
    'There is already a product without code with this description. Give them codes so that they can be updated.',
};
