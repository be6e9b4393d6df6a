/** Facturama, API Multiemisor: JSON only, seals with a CSD that is kept there. */
import type { PacProvider } from '../types.ts';
import { connectFacturama } from './connector.ts';
import { facturamaDeclaration } from './declaration.ts';
import { inexpressible } from './map.ts';

export const facturamaPac: PacProvider = {
  declaration: facturamaDeclaration,
  cannotTake: inexpressible,
  connect: connectFacturama,
};
