/** SW sapien (SmarterWeb): REST, takes sealed documents and signed cancellations. */
import type { PacProvider } from '../types.ts';
import { connectSw } from './connector.ts';
import { swDeclaration } from './declaration.ts';

export const swPac: PacProvider = { declaration: swDeclaration, connect: connectSw };
