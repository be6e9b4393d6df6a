/** What is known of SW without an account there. Sources and doubts: docs/providers/sw.md. */
import { z } from 'zod';
import { credential, type PacDeclaration } from '../types.ts';

export const swDeclaration: PacDeclaration = {
  id: 'sw',
  displayName: 'SW sapien',
  website: 'https://sw.com.mx',
  hintKey: 'pac.hint.sw',
  environments: ['test', 'production'],
  capabilities: {
    sealing: 'local',
    repeatIsSafe: true,
    // Its data warehouse finds by UUID alone; without one only a repeat tells.
    recoverBy: ['uuid'],
    cancellation: ['signed-request'],
    status: false,
    balance: true,
    timbreCertificate: false,
  },
  maxParallel: 4,
  timeoutsMs: { stamp: 30_000, recover: 30_000, cancel: 60_000 },
  credentials: z
    .object({
      user: credential('pac.credential.user').optional(),
      password: credential('pac.credential.password', 'secret').optional(),
      // A token of the panel that does not run out, in place of user and password.
      token: credential('pac.credential.token', 'secret', 4000).optional(),
    })
    .refine(({ user, password, token }) => token !== undefined || (user !== undefined && password !== undefined), {
      path: ['token'],
    }),
};

interface Hosts {
  /** Stamps, cancellations, logins. */
  readonly services: string;
  /** Accounts and the data warehouse. */
  readonly api: string;
}

/** Hosts by environment (SW's SDKs, python-satcfdi). */
export const SW_HOSTS: Readonly<Record<'test' | 'production', Hosts>> = {
  test: { services: 'https://services.test.sw.com.mx', api: 'https://api.test.sw.com.mx' },
  production: { services: 'https://services.sw.com.mx', api: 'https://api.sw.com.mx' },
};
