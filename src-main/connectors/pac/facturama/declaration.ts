/** What is known of Facturama without an account there. Sources and doubts: docs/providers/facturama.md. */
import { z } from 'zod';
import { credential, type PacDeclaration } from '../types.ts';

export const facturamaDeclaration: PacDeclaration = {
  id: 'facturama',
  displayName: 'Facturama',
  website: 'https://facturama.mx',
  hintKey: 'pac.hint.facturama',
  environments: ['test', 'production'],
  capabilities: {
    // It takes JSON and seals by itself: only with the consent that the account keeps.
    sealing: 'provider',
    // The same JSON again is a second invoice.
    repeatIsSafe: false,
    recoverBy: ['reference', 'uuid'],
    cancellation: ['stored-csd'],
    // Its status service costs a stamp for each question; Cuadra asks SAT itself.
    status: false,
    balance: false,
    timbreCertificate: false,
  },
  maxParallel: 4,
  timeoutsMs: { stamp: 60_000, recover: 30_000, cancel: 60_000 },
  credentials: z.object({
    user: credential('pac.credential.user'),
    password: credential('pac.credential.password', 'secret'),
  }),
};

/** Hosts by environment (Facturama's SDKs). */
export const FACTURAMA_HOSTS = {
  test: 'https://apisandbox.facturama.mx',
  production: 'https://api.facturama.mx',
} as const;
