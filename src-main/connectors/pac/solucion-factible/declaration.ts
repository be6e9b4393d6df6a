/** What is known of Solución Factible without an account there. Sources and doubts: docs/providers/solucion-factible.md. */
import { z } from 'zod';
import { credential, type PacDeclaration } from '../types.ts';

export const solucionFactibleDeclaration: PacDeclaration = {
  id: 'solucion-factible',
  displayName: 'Solución Factible',
  website: 'https://solucionfactible.com',
  hintKey: 'pac.hint.solucion-factible',
  environments: ['test', 'production'],
  capabilities: {
    sealing: 'local',
    repeatIsSafe: true,
    recoverBy: ['uuid'],
    cancellation: ['signed-request'],
    // It tells what became of a cancellation, and nothing of SAT's status: that is asked of SAT itself.
    status: false,
    balance: true,
    timbreCertificate: false,
  },
  maxParallel: 4,
  timeoutsMs: { stamp: 60_000, recover: 30_000, cancel: 60_000 },
  credentials: z.object({
    user: credential('pac.credential.user'),
    password: credential('pac.credential.password', 'secret'),
  }),
};

/** Hosts by environment (the vendor's developer pages). */
export const SOLUCION_FACTIBLE_HOSTS = {
  test: 'https://testing.solucionfactible.com',
  production: 'https://solucionfactible.com',
} as const;
