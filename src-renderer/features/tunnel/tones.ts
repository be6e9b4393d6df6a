/** What the states of the tunnel and of the addresses at the gateways mean for a person. */
import type { TunnelState, TunnelView } from '#contract/tunnel.ts';
import type { Tone } from '../../ui/state/state-badge.tsx';

export const TUNNEL_TONES: Readonly<Record<TunnelState, Tone>> = {
  off: 'neutral',
  starting: 'progress',
  checking: 'progress',
  up: 'settled',
  unreachable: 'person',
  waiting: 'waiting',
  failed: 'person',
};

export const ENDPOINT_TONES: Readonly<Record<TunnelView['endpoints'][number]['state'], Tone>> = {
  wanted: 'progress',
  registered: 'settled',
  unconfirmed: 'waiting',
  'by-hand': 'neutral',
  failed: 'person',
};
