/** Finkok, S.A.P.I. de C.V.: SOAP, takes sealed documents and signed cancellations. */
import type { PacProvider } from '../types.ts';
import { connectFinkok } from './connector.ts';
import { finkokDeclaration } from './declaration.ts';

export const finkokPac: PacProvider = { declaration: finkokDeclaration, connect: connectFinkok };
