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
  'error.SERIES_FOLIO_USED':
    'En la serie «{{serie}}» ya se usó el folio {{folio}}, y un folio no se repite. El siguiente puede ser {{least}} o más.',
  'error.SERIES_USED':
    'La serie «{{serie}}» ya tiene comprobantes y se conserva con ellos. Si no la quieres usar más, elige otra como predeterminada.',
  'error.SERIES_DEFAULT_NEEDED':
    'La serie «{{serie}}» es la predeterminada para comprobantes de tipo {{type}}. Elige primero otra como predeterminada.',
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
  'error.SERIES_FOLIO_USED':
    'Series “{{serie}}” has already used folio {{folio}}, and no folio is given twice. The next one may be {{least}} or more.',
  'error.SERIES_USED':
    'Series “{{serie}}” has documents and is kept with them. If you do not want it any more, make another the default.',
  'error.SERIES_DEFAULT_NEEDED':
    'Series “{{serie}}” is the default for documents of type {{type}}. Make another the default first.',
};
