/** Words of fields that several forms use. */
export const es = {
  'fields.amountWrong': 'Escribe un número o una cuenta, por ejemplo 1200*1.16.',
  'fields.catalogNothing': 'Nada coincide. Prueba con otras palabras o con el inicio de la clave.',
  'fields.dropHere': 'Suelta el archivo aquí o presiona para elegirlo',
  'fields.dropMany': 'Suelta los archivos aquí o presiona para elegirlos',
  'fields.fileTooLarge': '«{{name}}» pesa más de lo que se acepta ({{limit}}).',
  'fields.fileWrongKind': '«{{name}}» no es de un tipo que se acepte aquí ({{kinds}}).',
};

export const en: Record<keyof typeof es, string> = {
  'fields.amountWrong': 'Write a number or a sum, for example 1200*1.16.',
  'fields.catalogNothing': 'Nothing matches. Try other words or the beginning of the key.',
  'fields.dropHere': 'Drop the file here or press to choose it',
  'fields.dropMany': 'Drop the files here or press to choose them',
  'fields.fileTooLarge': '“{{name}}” is larger than what is taken ({{limit}}).',
  'fields.fileWrongKind': '“{{name}}” is not of a kind that is taken here ({{kinds}}).',
};
