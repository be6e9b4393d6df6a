/** Words of the tunnel in the status bar: few, since they come with every window. */
export const es = {
  'tunnelBar.up': 'Túnel',
  'tunnelBar.off': 'Túnel cerrado',
  'tunnelBar.none': 'Sin túnel',
  'tunnelBar.starting': 'Túnel: abriendo',
  'tunnelBar.checking': 'Túnel: comprobando',
  'tunnelBar.unreachable': 'Túnel: no llega',
  'tunnelBar.waiting': 'Túnel: se vuelve a abrir',
  'tunnelBar.failed': 'Túnel detenido',
  'tunnelBar.none.hint': 'Los avisos de las pasarelas no llegan; los pagos se buscan por consulta.',
};

export const en: Record<keyof typeof es, string> = {
  'tunnelBar.up': 'Tunnel',
  'tunnelBar.off': 'Tunnel closed',
  'tunnelBar.none': 'No tunnel',
  'tunnelBar.starting': 'Tunnel: opening',
  'tunnelBar.checking': 'Tunnel: checking',
  'tunnelBar.unreachable': 'Tunnel: leads nowhere',
  'tunnelBar.waiting': 'Tunnel: opened again soon',
  'tunnelBar.failed': 'Tunnel stopped',
  'tunnelBar.none.hint': 'The gateways’ webhooks do not arrive; payments are looked for by asking.',
};
