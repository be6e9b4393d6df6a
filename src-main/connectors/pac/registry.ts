/** The PACs that Cuadra knows: one line each. */
import { demoPac } from './demo/index.ts';
import { edicomPac } from './edicom/index.ts';
import { facturamaPac } from './facturama/index.ts';
import { finkokPac } from './finkok/index.ts';
import { solucionFactiblePac } from './solucion-factible/index.ts';
import { swPac } from './sw/index.ts';
import type { PacProvider } from './types.ts';

export const pacProviders: readonly PacProvider[] = [
  demoPac,
  finkokPac,
  edicomPac,
  solucionFactiblePac,
  swPac,
  facturamaPac,
];

/** The provider with this id among `providers`, or undefined. */
export function findProvider(id: string, providers: readonly PacProvider[] = pacProviders): PacProvider | undefined {
  return providers.find((provider) => provider.declaration.id === id);
}
