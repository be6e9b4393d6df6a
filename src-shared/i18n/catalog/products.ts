/** Words of the products feature. */
export const es = {
  'products.name': 'producto',
  'error.PRODUCT_SKU_TAKEN': 'Ya hay un producto con la clave «{{sku}}». Ábrelo o usa otra clave.',
};

export const en: Record<keyof typeof es, string> = {
  'products.name': 'product',
  'error.PRODUCT_SKU_TAKEN': 'There is already a product with code “{{sku}}”. Open it or use another code.',
};
