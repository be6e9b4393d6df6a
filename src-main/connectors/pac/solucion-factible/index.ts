/** Solución Factible: SOAP, takes sealed documents and signed cancellations, which it works on by itself. */
import type { PacProvider } from '../types.ts';
import { connectSolucionFactible } from './connector.ts';
import { solucionFactibleDeclaration } from './declaration.ts';

export const solucionFactiblePac: PacProvider = {
  declaration: solucionFactibleDeclaration,
  connect: connectSolucionFactible,
};
