/** Providers whose panels Cuadra can tell the way through. */
import type { GatewayProviderView } from '#contract/gateways.ts';

const GUIDED = ['stripe', 'paypal', 'conekta', 'mercadopago', 'openpay'] as const;
export type Guided = (typeof GUIDED)[number];

export const STEPS = [1, 2, 3] as const;

export function guidedOf(providerId: string): Guided | undefined {
  return GUIDED.find((id) => id === providerId);
}

/** Whose words tell where the credentials are. */
export function guideOf({ id, kind }: GatewayProviderView): Guided | 'bank' | undefined {
  return kind === 'bank' ? 'bank' : guidedOf(id);
}
