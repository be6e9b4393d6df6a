/** What is known of EDICOM without an account there. Sources and doubts: docs/providers/edicom.md. */
import { z } from 'zod';
import { credential, type PacDeclaration } from '../types.ts';

export const edicomDeclaration: PacDeclaration = {
  id: 'edicom',
  displayName: 'EDICOM',
  website: 'https://edicom.mx',
  hintKey: 'pac.hint.edicom',
  environments: ['test', 'production'],
  capabilities: {
    sealing: 'local',
    repeatIsSafe: true,
    recoverBy: ['uuid'],
    cancellation: ['signed-request'],
    status: true,
    // The service has no operation that tells what is left.
    balance: false,
    timbreCertificate: false,
  },
  maxParallel: 4,
  // Public clients give it two minutes.
  timeoutsMs: { stamp: 120_000, recover: 60_000, cancel: 120_000 },
  credentials: z.object({
    user: credential('pac.credential.user'),
    password: credential('pac.credential.password', 'secret'),
  }),
};

/** One host and one service for both environments: a test is another operation, or says so in a field. */
export const EDICOM_HOST = 'https://cfdiws.sedeb2b.com';
export const EDICOM_PATH = '/EdiwinWS/services/CFDi';
export const EDICOM_NAMESPACE = 'http://cfdi.service.ediwinws.edicom.com';
