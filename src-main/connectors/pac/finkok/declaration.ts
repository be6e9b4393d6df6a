/** What is known of Finkok without an account there. Sources and doubts: docs/providers/finkok.md. */
import { z } from 'zod';
import { credential, type PacDeclaration } from '../types.ts';

export const finkokDeclaration: PacDeclaration = {
  id: 'finkok',
  displayName: 'Finkok',
  website: 'https://www.finkok.com',
  hintKey: 'pac.hint.finkok',
  environments: ['test', 'production'],
  capabilities: {
    sealing: 'local',
    repeatIsSafe: true,
    recoverBy: ['sealed-document', 'uuid'],
    cancellation: ['signed-request'],
    status: true,
    balance: true,
    timbreCertificate: false,
  },
  maxParallel: 4,
  timeoutsMs: { stamp: 30_000, recover: 30_000, cancel: 60_000 },
  credentials: z.object({
    user: credential('pac.credential.user'),
    password: credential('pac.credential.password', 'secret'),
    // Finkok tells what is left by RFC, not by account.
    rfc: credential('pac.credential.rfc').optional(),
  }),
};

/** Hosts by environment (phpcfdi/finkok, EnvironmentManifest). */
export const FINKOK_HOSTS = {
  test: 'https://demo-facturacion.finkok.com',
  production: 'https://facturacion.finkok.com',
} as const;
