/** Words of fields that several forms use. */
export const es = {
  'fields.amountComma': 'Usa punto para los centavos: {{meant}}.',
  'fields.amountDecimals': 'Escribe a lo más {{decimals}} decimales.',
  'fields.amountWhole': 'Escribe el importe sin decimales.',
  'fields.amountWrong': 'Escribe un número o una cuenta, por ejemplo 1200*1.16.',
  'fields.catalogNothing': 'Nada coincide. Prueba con otras palabras o con el inicio de la clave.',
  'fields.decimalComma': 'Usa punto para los decimales: {{meant}}.',
  'fields.dropHere': 'Suelta el archivo aquí o presiona para elegirlo',
  'fields.dropMany': 'Suelta los archivos aquí o presiona para elegirlos',
  'fields.fileTooLarge': '«{{name}}» pesa más de lo que se acepta ({{limit}}).',
  'fields.fileWrongKind': '«{{name}}» no es de un tipo que se acepte aquí ({{kinds}}).',
};

export const en: Record<keyof typeof es, string> = {
  'fields.amountComma': 'Use a point for the cents: {{meant}}.',
  'fields.amountDecimals': 'Write at most {{decimals}} decimals.',
  'fields.amountWhole': 'Write the amount without decimals.',
  'fields.amountWrong': 'Write a number or a sum, for example 1200*1.16.',
  'fields.catalogNothing': 'Nothing matches. Try other words or the beginning of the key.',
  'fields.decimalComma': 'Use a point for the decimals: {{meant}}.',
  'fields.dropHere': 'Drop the file here or press to choose it',
  'fields.dropMany': 'Drop the files here or press to choose them',
  'fields.fileTooLarge': '“{{name}}” is larger than what is taken ({{limit}}).',
  'fields.fileWrongKind': '“{{name}}” is not of a kind that is taken here ({{kinds}}).',
};
