/** Words of imports from spreadsheets. */
export const es = {
  'imports.name': 'importación',
  'error.TABULAR_FORMAT':
    'El archivo «{{name}}» no es una hoja de cálculo. Elige un archivo de Excel (XLSX o XLS), ODS o CSV.',
  'error.TABULAR_EMPTY': 'El archivo «{{name}}» no tiene renglones. Elige otro, o guarda en él la hoja con los datos.',
  'error.TABULAR_UNREADABLE':
    'No se pudo leer el archivo «{{name}}» ({{detail}}). Ábrelo en tu hoja de cálculo, guárdalo como XLSX o CSV e inténtalo otra vez.',
  'error.TABULAR_TOO_LARGE':
    'El archivo «{{name}}» es demasiado grande: caben {{most}} renglones. Divídelo en varios archivos.',
  'error.TABULAR_SHEET_MISSING': 'El archivo «{{name}}» no tiene la hoja «{{sheet}}». Elige una de las que tiene.',
  'error.IMPORT_NOTHING_FOUND':
    'En «{{name}}» no se reconoció ningún dato. Di qué columna es cada uno, o usa la plantilla.',
  'error.IMPORT_ROWS_INVALID':
    'Hay {{number}} renglones con errores; el primero es el {{row}}: {{detail}} No se importó nada. Corrígelos, o importa sin ellos.',
  'error.IMPORT_ALREADY_UNDONE': 'Esta importación ya se deshizo.',
  'error.IMPORT_CHANGED_MEANWHILE':
    'Los datos cambiaron mientras se importaba y no se importó nada. Vuelve a ver la vista previa e importa otra vez.',
  'imports.check.RENGLON-REPETIDO': 'Es el mismo que el renglón {{row}}. Deja uno solo.',
  'imports.check.FALTA-DATO': 'Falta «{{field}}». Captúralo en el archivo o da un valor para todos los renglones.',
  'imports.check.VALOR-INVALIDO': '«{{value}}» no sirve como «{{field}}». Corrígelo en el archivo.',
  'imports.check.ARCHIVADO': 'Está archivado («{{name}}») y se restaurará.',
};

export const en: Record<keyof typeof es, string> = {
  'imports.name': 'import',
  'error.TABULAR_FORMAT': 'File “{{name}}” is not a spreadsheet. Choose an Excel (XLSX or XLS), ODS or CSV file.',
  'error.TABULAR_EMPTY': 'File “{{name}}” has no rows. Choose another, or save the sheet with the data in it.',
  'error.TABULAR_UNREADABLE':
    'File “{{name}}” could not be read ({{detail}}). Open it in your spreadsheet program, save it as XLSX or CSV and try again.',
  'error.TABULAR_TOO_LARGE': 'File “{{name}}” is too large: {{most}} rows fit. Split it into several files.',
  'error.TABULAR_SHEET_MISSING': 'File “{{name}}” has no sheet “{{sheet}}”. Choose one of those that it has.',
  'error.IMPORT_NOTHING_FOUND': 'Nothing was recognised in “{{name}}”. Say which column is which, or use the template.',
  'error.IMPORT_ROWS_INVALID':
    '{{number}} rows have errors; the first is row {{row}}: {{detail}} Nothing was imported. Mend them, or import without them.',
  'error.IMPORT_ALREADY_UNDONE': 'This import is already undone.',
  'error.IMPORT_CHANGED_MEANWHILE':
    'The data changed while it was imported, and nothing was imported. Look at the preview again and import once more.',
  'imports.check.RENGLON-REPETIDO': 'It is the same as row {{row}}. Leave only one.',
  'imports.check.FALTA-DATO': '“{{field}}” is missing. Write it in the file or give a value for all rows.',
  'imports.check.VALOR-INVALIDO': '“{{value}}” cannot be a “{{field}}”. Mend it in the file.',
  'imports.check.ARCHIVADO': 'It is archived (“{{name}}”) and will be restored.',
};
