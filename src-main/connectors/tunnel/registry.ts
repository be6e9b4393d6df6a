/** The tunnels that Cuadra knows: one line each. */
import { cloudflaredNamedTunnel } from './cloudflared-named/index.ts';
import { cloudflaredQuickTunnel } from './cloudflared-quick/index.ts';
import { ngrokTunnel } from './ngrok/index.ts';
import { ownUrlTunnel } from './own-url/index.ts';
import { sshTunnel } from './ssh/index.ts';
import type { TunnelProvider } from './types.ts';

export const tunnelProviders: readonly TunnelProvider[] = [
  cloudflaredQuickTunnel,
  cloudflaredNamedTunnel,
  ngrokTunnel(),
  sshTunnel,
  ownUrlTunnel,
];
