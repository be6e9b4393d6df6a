/** Words of the hosts: what they print, the desktop menu, the shell's own dialogs. */
export const es = {
  'shell.usage': [
    'Uso: npm start -- [opciones]',
    '  --demo            un escritorio de demostración, en una carpeta que se borra al salir',
    '  --data <carpeta>  carpeta de datos (por omisión, la de la aplicación)',
    '  --no-open         solo imprime la dirección; no abre nada',
    '  --locale <idioma> es-MX o en',
    '  --port <puerto>   un puerto fijo, para desarrollar',
  ].join('\n'),
  'shell.building': 'Se prepara la ventana (unos segundos, solo cuando cambia)…',
  'shell.address': 'Cuadra está abierta en {{address}}',
  'shell.stopHint': 'La dirección sirve una sola vez y solo en este equipo. Ctrl+C cierra Cuadra.',
  'shell.closing': 'Cuadra se está cerrando…',
  'shell.noBrowser': 'No se encontró un navegador que abrir: copia la dirección en el tuyo.',
};

export const en: Record<keyof typeof es, string> = {
  'shell.usage': [
    'Usage: npm start -- [options]',
    '  --demo            a demonstration desk, in a folder that is deleted at the end',
    '  --data <folder>   data folder (the application’s own by default)',
    '  --no-open         only prints the address; opens nothing',
    '  --locale <lang>   es-MX or en',
    '  --port <port>     a fixed port, for development',
  ].join('\n'),
  'shell.building': 'Preparing the window (a few seconds, only when it has changed)…',
  'shell.address': 'Cuadra is open at {{address}}',
  'shell.stopHint': 'The address works once, and on this machine only. Ctrl+C closes Cuadra.',
  'shell.closing': 'Cuadra is closing…',
  'shell.noBrowser': 'No browser to open was found: copy the address into yours.',
};
