/** EDICOM: SOAP, takes sealed documents and signed cancellations; its answers come in a ZIP. */
import type { PacProvider } from '../types.ts';
import { connectEdicom } from './connector.ts';
import { edicomDeclaration } from './declaration.ts';

export const edicomPac: PacProvider = { declaration: edicomDeclaration, connect: connectEdicom };
