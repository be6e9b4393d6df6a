/** Words of tunnels: how gateways reach this machine, and what to do when they do not. */
export const es = {
  'tunnel.name': 'túnel',
  'cli.group.tunnel': 'túnel: la dirección pública por la que llegan los avisos de las pasarelas',
  'cli.demo.step.tunnelSsh': 'Abrir un túnel por ssh',
  'cli.demo.said.tunnelSsh': '{{url}} llega aquí en {{ms}} ms; cerrado, ya no',
  'tunnel.own-url': 'Dirección propia',
  'tunnel.ssh': 'Servidor propio (ssh)',
  'tunnel.cloudflared-quick': 'Cloudflare, túnel rápido (sin cuenta)',
  'tunnel.cloudflared-named': 'Cloudflare, túnel con nombre',
  'tunnel.field.url': 'Dirección pública (https://…)',
  'tunnel.field.host': 'Servidor',
  'tunnel.field.sshPort': 'Puerto de ssh (22 si no se dice)',
  'tunnel.field.user': 'Usuario',
  'tunnel.field.hostKey': 'Llave pública del servidor (/etc/ssh/ssh_host_ed25519_key.pub)',
  'tunnel.field.remotePort': 'Puerto en el servidor',
  'tunnel.field.remoteBind': 'Dirección en el servidor (127.0.0.1 si no se dice)',
  'tunnel.field.privateKey': 'Llave privada, sin contraseña, que solo sirva para esto',
  'tunnel.field.program': 'Ruta de cloudflared (si no está en PATH)',
  'tunnel.field.token': 'Token del túnel',
  'tunnel.field.authtoken': 'Authtoken de ngrok',
  'tunnel.field.domain': 'Dominio reservado en ngrok',
  'error.PROGRAM_MISSING': 'No se encontró el programa «{{program}}». Instálalo y vuelve a abrir el túnel.',
  'error.PROGRAM_FAILED': 'El programa «{{program}}» no pudo arrancar ({{detail}}). Revisa que puedas ejecutarlo.',
  'error.TUNNEL_URL_INVALID':
    '«{{url}}» no es una dirección pública: debe empezar con https:// y no llevar usuario, consulta ni fragmento.',
  'error.TUNNEL_URL_LOCAL':
    '«{{url}}» es de esta computadora o de tu red: una pasarela no puede llegar ahí. Escribe la dirección https:// que se ve desde internet.',
  'error.TUNNEL_SETTING_INVALID': 'El dato «{{field}}» del túnel no es válido. Cópialo otra vez completo.',
  'error.TUNNEL_SETTING_MISSING': 'Falta «{{field}}».',
  'error.TUNNEL_PROVIDER_UNKNOWN': 'No hay un túnel «{{provider}}».',
  'error.TUNNEL_NOT_CONFIGURED': 'Todavía no hay un túnel. Elige cómo deben llegar los avisos y configúralo.',
  'error.TUNNEL_CREDENTIALS':
    'El otro lado del túnel no aceptó los datos de acceso. Revisa el token o la llave y guárdalos de nuevo.',
  'error.TUNNEL_HOST_KEY':
    'La llave de {{host}} no es la que guardaste. Si cambiaste el servidor, guarda su llave nueva; si no, alguien puede estar en medio.',
  'error.TUNNEL_PORT_TAKEN':
    'El otro lado ya tiene ocupado ese lugar (puerto {{port}}). Otra copia de Cuadra puede estar abierta; si no, elige otro puerto o dominio.',
  'error.TUNNEL_UNREACHABLE': 'No hubo conexión con {{host}}. Revisa la red; se vuelve a intentar solo.',
  'error.TUNNEL_LOST': 'Se perdió la conexión con {{host}}. Se vuelve a intentar solo.',
  'error.TUNNEL_LIMITED': 'El proveedor del túnel limita cuántas veces se usa. Espera un poco o usa una cuenta propia.',
  'error.TUNNEL_TIMEOUT': 'El túnel no quedó listo a tiempo. Se vuelve a intentar solo.',
  'error.TUNNEL_ENDED': 'El túnel terminó sin que nadie lo pidiera. Abajo están sus últimas palabras.',
  'error.TUNNEL_SECRET_AGAIN':
    'Cambiaste a quién se le muestra «{{field}}». Escríbelo otra vez: un secreto guardado no se manda a otro lugar.',
  'error.WEBHOOK_NOT_REGISTERED':
    'La pasarela no aceptó la dirección {{url}}. Revisa sus llaves y su panel de avisos, o escríbela ahí a mano.',
  'alert.tunnel.down.title': 'El túnel no está abierto',
  'alert.tunnel.down.message':
    'Los avisos de las pasarelas no llegan a esta computadora. El túnel dice por qué en su pantalla (o `cuadra tunnel show`); mientras tanto los cobros se buscan por consulta.',
  'error.TUNNEL_NOT_REACHED':
    'El túnel está abierto, pero {{url}} no llega a este programa. Revisa el proxy, el dominio o el puerto {{port}}.',
};

export const en: Record<keyof typeof es, string> = {
  'tunnel.name': 'tunnel',
  'cli.group.tunnel': 'tunnel: the public address at which the gateways’ notices arrive',
  'cli.demo.step.tunnelSsh': 'Open a tunnel over ssh',
  'cli.demo.said.tunnelSsh': '{{url}} leads here in {{ms}} ms; closed, no longer',
  'tunnel.own-url': 'Own address',
  'tunnel.ssh': 'Own server (ssh)',
  'tunnel.cloudflared-quick': 'Cloudflare, quick tunnel (no account)',
  'tunnel.cloudflared-named': 'Cloudflare, named tunnel',
  'tunnel.field.url': 'Public address (https://…)',
  'tunnel.field.host': 'Server',
  'tunnel.field.sshPort': 'Port of ssh (22 unless said)',
  'tunnel.field.user': 'User',
  'tunnel.field.hostKey': 'The server’s public key (/etc/ssh/ssh_host_ed25519_key.pub)',
  'tunnel.field.remotePort': 'Port on the server',
  'tunnel.field.remoteBind': 'Address on the server (127.0.0.1 unless said)',
  'tunnel.field.privateKey': 'Private key, without a passphrase, that is good for this alone',
  'tunnel.field.program': 'Path of cloudflared (where it is not in PATH)',
  'tunnel.field.token': 'The tunnel’s token',
  'tunnel.field.authtoken': 'ngrok authtoken',
  'tunnel.field.domain': 'Domain reserved at ngrok',
  'error.PROGRAM_MISSING': 'The program “{{program}}” was not found. Install it and open the tunnel again.',
  'error.PROGRAM_FAILED': 'The program “{{program}}” could not start ({{detail}}). Check that you may run it.',
  'error.TUNNEL_URL_INVALID':
    '“{{url}}” is no public address: it must begin with https:// and carry no user, query or fragment.',
  'error.TUNNEL_URL_LOCAL':
    '“{{url}}” is of this computer or of your own network: no gateway can get there. Write the https:// address that is seen from the internet.',
  'error.TUNNEL_SETTING_INVALID': 'The tunnel’s “{{field}}” is not valid. Copy all of it again.',
  'error.TUNNEL_SETTING_MISSING': '“{{field}}” is missing.',
  'error.TUNNEL_PROVIDER_UNKNOWN': 'There is no tunnel “{{provider}}”.',
  'error.TUNNEL_NOT_CONFIGURED': 'There is no tunnel yet. Choose how notices should arrive and set it up.',
  'error.TUNNEL_CREDENTIALS':
    'The other side of the tunnel did not accept the credentials. Check the token or the key and save it again.',
  'error.TUNNEL_HOST_KEY':
    'The key of {{host}} is not the one that you saved. If you changed the server, save its new key; if not, somebody may be in between.',
  'error.TUNNEL_PORT_TAKEN':
    'That place is taken on the other side (port {{port}}). Another copy of Cuadra may be open; if not, choose another port or domain.',
  'error.TUNNEL_UNREACHABLE': '{{host}} could not be reached. Check the network; it is tried again by itself.',
  'error.TUNNEL_LOST': 'The connection to {{host}} was lost. It is tried again by itself.',
  'error.TUNNEL_LIMITED':
    'The tunnel’s provider limits how often it is used. Wait a little or use an account of your own.',
  'error.TUNNEL_TIMEOUT': 'The tunnel was not ready in time. It is tried again by itself.',
  'error.TUNNEL_ENDED': 'The tunnel ended though nobody asked it to. Its last words are below.',
  'error.TUNNEL_SECRET_AGAIN':
    'You changed whom “{{field}}” is shown to. Type it again: a saved secret is not sent anywhere else.',
  'error.WEBHOOK_NOT_REGISTERED':
    'The gateway did not take the address {{url}}. Check its keys and its panel of webhooks, or write it there by hand.',
  'alert.tunnel.down.title': 'The tunnel is not open',
  'alert.tunnel.down.message':
    'The gateways’ webhooks do not reach this computer. The tunnel says why on its screen (or `cuadra tunnel show`); meanwhile payments are looked for by asking.',
  'error.TUNNEL_NOT_REACHED':
    'The tunnel is open, but {{url}} does not lead to this program. Check the proxy, the domain or port {{port}}.',
};
