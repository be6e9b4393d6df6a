/** Every provider that is reached over a network, with its simulator: one line each. */
import { edicomPac } from '#connectors/pac/edicom/index.ts';
import { facturamaPac } from '#connectors/pac/facturama/index.ts';
import { finkokPac } from '#connectors/pac/finkok/index.ts';
import { solucionFactiblePac } from '#connectors/pac/solucion-factible/index.ts';
import { swPac } from '#connectors/pac/sw/index.ts';
import { startEdicom } from '../simulators/edicom/index.ts';
import { startFacturama } from '../simulators/facturama/index.ts';
import { startFinkok } from '../simulators/finkok/index.ts';
import { startSolucionFactible } from '../simulators/solucion-factible/index.ts';
import { startSw } from '../simulators/sw/index.ts';
import type { PacHarness } from './conformance/harness.ts';

export const pacHarnesses: readonly PacHarness[] = [
  { provider: finkokPac, start: startFinkok, codes: { '204': 'no_cancelable' } },
  { provider: edicomPac, start: startEdicom },
  { provider: solucionFactiblePac, start: startSolucionFactible },
  { provider: swPac, start: startSw },
  { provider: facturamaPac, start: startFacturama, codes: { '204': 'active', '205': 'active' } },
];
