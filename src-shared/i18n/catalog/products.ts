/** Words of the products feature. */
export const es = {
  'products.name': 'producto',
  'error.PRODUCT_SKU_TAKEN': 'Ya hay un producto con la clave «{{sku}}». Ábrelo o usa otra clave.',
  'products.check.PRODUCTO-MONEDA':
    'La moneda «{{value}}» no está vigente en c_Moneda. Usa MXN, USD u otra del catálogo.',
  'products.check.PRODUCTO-REPETIDO': 'La clave «{{sku}}» ya es la del producto «{{name}}». Ábrelo o usa otra clave.',
};

export const en: Record<keyof typeof es, string> = {
  'products.name': 'product',
  'error.PRODUCT_SKU_TAKEN': 'There is already a product with code “{{sku}}”. Open it or use another code.',
  'products.check.PRODUCTO-MONEDA':
    'Currency “{{value}}” is not in force in c_Moneda. Use MXN, USD or another of the catalog.',
  'products.check.PRODUCTO-REPETIDO':
    'Code “{{sku}}” is already that of product “{{name}}”. Open it or use another code.',
};
