/** Words of the companies feature. */
export const es = {
  'companies.name': 'empresa',
  'companies.series': 'serie',
  'error.COMPANY_RFC_TAKEN': 'Ya hay una empresa con el RFC {{rfc}}. Ábrela en lugar de crear otra.',
  'error.TAXPAYER_RFC_GENERIC': 'El RFC {{rfc}} es genérico y no puede emitir. Captura el RFC de la empresa.',
  'error.TAXPAYER_REGIMEN_UNKNOWN':
    'El régimen fiscal {{regimen}} no existe en el catálogo del SAT. Usa el de la constancia, por ejemplo 601, 612 o 626.',
  'error.TAXPAYER_REGIMEN_PERSONA':
    'El régimen {{regimen}} no corresponde al tipo de persona del RFC {{rfc}}. Compáralo con la constancia de situación fiscal.',
  'error.COMPANY_LOGO_INVALID': 'El logotipo debe ser una imagen PNG o JPEG de hasta 1 MB.',
  'error.SERIES_TAKEN': 'La empresa ya tiene la serie «{{serie}}» para comprobantes de tipo {{type}}.',
};

export const en: Record<keyof typeof es, string> = {
  'companies.name': 'company',
  'companies.series': 'series',
  'error.COMPANY_RFC_TAKEN': 'There is already a company with RFC {{rfc}}. Open it instead of creating another.',
  'error.TAXPAYER_RFC_GENERIC': 'RFC {{rfc}} is generic and cannot issue. Write the company’s own RFC.',
  'error.TAXPAYER_REGIMEN_UNKNOWN':
    'Fiscal regime {{regimen}} is not in SAT’s catalog. Use the one of the constancia, for example 601, 612 or 626.',
  'error.TAXPAYER_REGIMEN_PERSONA':
    'Regime {{regimen}} does not fit the kind of person of RFC {{rfc}}. Compare it with the constancia.',
  'error.COMPANY_LOGO_INVALID': 'The logo must be a PNG or JPEG image of up to 1 MB.',
  'error.SERIES_TAKEN': 'The company already has series “{{serie}}” for documents of type {{type}}.',
};
