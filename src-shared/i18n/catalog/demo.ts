/** Words of the demo desk. */
export const es = {
  'demo.building': 'Preparando el despacho de demostración (solo la primera vez)… {{percent}} %',
  'demo.ready': 'Despacho de demostración, SIN VALIDEZ FISCAL. Se borra al cerrar.',
  'error.DEMO_FOLDER_TAKEN':
    'En {{path}} hay un despacho que no es de demostración. Elige otra carpeta vacía, o quita --demo para abrirlo.',
};

export const en: Record<keyof typeof es, string> = {
  'demo.building': 'Preparing the demonstration desk (the first time only)… {{percent}} %',
  'demo.ready': 'Demonstration desk, NO FISCAL VALIDITY. It is erased when it closes.',
  'error.DEMO_FOLDER_TAKEN':
    'In {{path}} there is a desk that is no demonstration. Choose another, empty folder, or leave out --demo to open it.',
};
