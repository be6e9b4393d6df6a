/** Words of the catalogs feature. */
export const es = {
  'catalogs.name': 'entrada del catálogo',
  'catalogs.phase.connecting': 'Conectando',
  'catalogs.phase.downloading': 'Descargando',
  'catalogs.phase.checking': 'Revisando la descarga',
  'catalogs.phase.unpacking': 'Descomprimiendo',
  'catalogs.phase.reading': 'Leyendo el catálogo',
  'catalogs.phase.building': 'Armando el índice de búsqueda',
  'catalogs.phase.installing': 'Instalando',
  'catalogs.source.starter': 'Claves de uso diario incluidas en Cuadra',
  'catalogs.source.sat-workbook': 'Libro de catálogos del SAT',
  'catalogs.source.phpcfdi': 'Base de catálogos de PhpCfdi',
  'catalogs.source.csv-folder': 'Carpeta de archivos CSV',
  'catalogs.note.starter':
    'Solo están las claves de uso diario. Descarga los catálogos completos del SAT para tener las demás.',
  'catalogs.note.damaged':
    'El catálogo instalado no se puede leer; mientras tanto responden las claves de uso diario. Vuelve a instalarlo.',
  'catalogs.note.dateUnknown': 'Ni el archivo ni quien lo publica dicen de qué día son los datos.',
  'catalogs.note.checksumNotCompared':
    'No se pudo obtener la suma publicada, así que la descarga no se comparó con ella; llegó por una conexión cifrada y su contenido se revisó.',
  'error.CATALOG_SOURCE_NOT_FOUND': 'No se encontró «{{name}}». Revisa la ruta del archivo o carpeta.',
  'error.CATALOG_SOURCE_UNKNOWN':
    '«{{name}}» no es un catálogo que Cuadra conozca. Elige el libro catCFDI_V_4 del SAT (.xls o .xlsx), la base catalogs.db de PhpCfdi o una carpeta con c_ClaveProdServ.csv y c_ClaveUnidad.csv.',
  'error.CATALOG_SOURCE_DAMAGED':
    '«{{name}}» está incompleto o dañado ({{detail}}). Vuelve a obtener el archivo. El catálogo instalado no cambió.',
  'error.CATALOG_SOURCE_LAYOUT':
    'A «{{name}}» le falta {{missing}}. Quizá es de otra versión del CFDI. El catálogo instalado no cambió.',
  'error.CATALOG_SOURCE_TOO_SMALL':
    '«{{name}}» solo trae {{found}} claves de {{catalog}} y se esperaban al menos {{expected}}. Parece incompleto; el catálogo instalado no cambió.',
  'error.CATALOG_ROWS_INVALID':
    '«{{name}}» trae {{count}} renglones de {{catalog}} que no se entienden, por ejemplo «{{example}}». El catálogo instalado no cambió.',
  'error.CATALOG_BUSY': 'Ya hay una instalación de catálogos en curso. Espera a que termine o cancélala.',
  'error.CATALOG_CANCELLED': 'Se canceló la instalación de los catálogos. El catálogo instalado no cambió.',
  'error.CATALOG_BUILD_FAILED':
    'No se pudo armar el catálogo ({{detail}}). El instalado no cambió; revisa el espacio en disco y vuelve a intentarlo.',
  'error.CATALOG_DOWNLOAD_FAILED':
    'No se pudo descargar el catálogo de {{host}}. Revisa la conexión y vuelve a intentarlo: continuará donde se quedó. También puedes importar un archivo.',
  'error.CATALOG_DOWNLOAD_REFUSED':
    '{{host}} no entregó el catálogo (respuesta {{status}}). Vuelve a intentarlo más tarde o importa un archivo.',
  'error.CATALOG_CHECKSUM_MISMATCH':
    'El archivo descargado de {{host}} no coincide con la suma publicada, así que se descartó. Vuelve a descargarlo; si se repite, importa un archivo de una fuente confiable.',
  'error.HTTP_INSECURE': 'Cuadra solo se conecta con cifrado (https). La dirección de {{host}} no lo usa.',
  'error.HTTP_UNREACHABLE': 'No se pudo conectar con {{host}}. Revisa la conexión a internet y vuelve a intentarlo.',
  'error.HTTP_TIMEOUT': '{{host}} no respondió a tiempo. Vuelve a intentarlo en unos minutos.',
  'error.HTTP_TOO_LARGE': '{{host}} envió más datos de los que se esperaban ({{limit}} bytes). Se detuvo la descarga.',
  'error.HTTP_BROKEN': 'La conexión con {{host}} se cortó antes de terminar. Vuelve a intentarlo.',
};

export const en: Record<keyof typeof es, string> = {
  'catalogs.name': 'catalog entry',
  'catalogs.phase.connecting': 'Connecting',
  'catalogs.phase.downloading': 'Downloading',
  'catalogs.phase.checking': 'Checking the download',
  'catalogs.phase.unpacking': 'Unpacking',
  'catalogs.phase.reading': 'Reading the catalog',
  'catalogs.phase.building': 'Building the search index',
  'catalogs.phase.installing': 'Installing',
  'catalogs.source.starter': 'Everyday keys that come with Cuadra',
  'catalogs.source.sat-workbook': "SAT's catalog workbook",
  'catalogs.source.phpcfdi': "PhpCfdi's catalog database",
  'catalogs.source.csv-folder': 'Folder of CSV files',
  'catalogs.note.starter': 'Only everyday keys are here. Download SAT’s full catalogs to have the others.',
  'catalogs.note.damaged': 'The installed catalog cannot be read; everyday keys answer meanwhile. Install it again.',
  'catalogs.note.dateUnknown': 'Neither the file nor its publisher says of which day the data is.',
  'catalogs.note.checksumNotCompared':
    'The published checksum could not be had, so the download was not compared with it; it came over an encrypted connection and its content was checked.',
  'error.CATALOG_SOURCE_NOT_FOUND': '“{{name}}” was not found. Check the path of the file or folder.',
  'error.CATALOG_SOURCE_UNKNOWN':
    "“{{name}}” is no catalog that Cuadra knows. Choose SAT's catCFDI_V_4 workbook (.xls or .xlsx), PhpCfdi's catalogs.db, or a folder with c_ClaveProdServ.csv and c_ClaveUnidad.csv.",
  'error.CATALOG_SOURCE_DAMAGED':
    '“{{name}}” is incomplete or damaged ({{detail}}). Get the file again. The installed catalog did not change.',
  'error.CATALOG_SOURCE_LAYOUT':
    '“{{name}}” lacks {{missing}}. It may be of another version of CFDI. The installed catalog did not change.',
  'error.CATALOG_SOURCE_TOO_SMALL':
    '“{{name}}” has only {{found}} keys of {{catalog}}; at least {{expected}} were expected. It looks incomplete; the installed catalog did not change.',
  'error.CATALOG_ROWS_INVALID':
    '“{{name}}” has {{count}} rows of {{catalog}} that make no sense, for example “{{example}}”. The installed catalog did not change.',
  'error.CATALOG_BUSY': 'An installation of catalogs is already running. Wait until it ends or cancel it.',
  'error.CATALOG_CANCELLED': 'The installation of the catalogs was cancelled. The installed catalog did not change.',
  'error.CATALOG_BUILD_FAILED':
    'The catalog could not be built ({{detail}}). The installed one did not change; check the disk space and try again.',
  'error.CATALOG_DOWNLOAD_FAILED':
    'The catalog could not be downloaded from {{host}}. Check the connection and try again: it goes on where it stopped. You can also import a file.',
  'error.CATALOG_DOWNLOAD_REFUSED':
    '{{host}} did not deliver the catalog (answer {{status}}). Try again later or import a file.',
  'error.CATALOG_CHECKSUM_MISMATCH':
    'The file downloaded from {{host}} does not match the published checksum and was discarded. Download it again; if it repeats, import a file from a source that you trust.',
  'error.HTTP_INSECURE': 'Cuadra connects with encryption (https) only. The address of {{host}} does not use it.',
  'error.HTTP_UNREACHABLE': 'Could not connect to {{host}}. Check the internet connection and try again.',
  'error.HTTP_TIMEOUT': '{{host}} did not answer in time. Try again in some minutes.',
  'error.HTTP_TOO_LARGE': '{{host}} sent more data than expected ({{limit}} bytes). The download was stopped.',
  'error.HTTP_BROKEN': 'The connection with {{host}} broke before the end. Try again.',
};
