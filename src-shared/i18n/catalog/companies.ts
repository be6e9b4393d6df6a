/** Words of the companies feature. */
export const es = {
  'companies.name': 'empresa',
  'companies.series': 'serie',
  'error.COMPANY_RFC_TAKEN': 'Ya hay una empresa con el RFC {{rfc}}. Ábrela en lugar de crear otra.',
  'error.COMPANY_LOGO_INVALID': 'El logotipo debe ser una imagen PNG o JPEG de hasta 1 MB.',
  'error.SERIES_TAKEN': 'La empresa ya tiene la serie «{{serie}}» para comprobantes de tipo {{type}}.',
};

export const en: Record<keyof typeof es, string> = {
  'companies.name': 'company',
  'companies.series': 'series',
  'error.COMPANY_RFC_TAKEN': 'There is already a company with RFC {{rfc}}. Open it instead of creating another.',
  'error.COMPANY_LOGO_INVALID': 'The logo must be a PNG or JPEG image of up to 1 MB.',
  'error.SERIES_TAKEN': 'The company already has series “{{serie}}” for documents of type {{type}}.',
};
