/** Where a person puts right what a job waits for, when it is not the job itself. */
import type { Job } from '#contract/jobs.ts';

export type Remedy = 'pacs' | 'certificates' | 'mail' | 'gateways' | 'tunnel';

/** By the code of what stands in the way. */
export function remedyOf({ state, error }: Pick<Job, 'state' | 'error'>): Remedy | undefined {
  if (error === undefined || state === 'done') return undefined;
  const { code } = error;
  if (PACS.has(code)) return 'pacs';
  if (code.startsWith('CSD_')) return 'certificates';
  if (GATEWAYS.has(code)) return 'gateways';
  if (code === 'WEBHOOK_NOT_REGISTERED') return 'tunnel';
  return MAIL.has(code) ? 'mail' : undefined;
}

const PACS: ReadonlySet<string> = new Set([
  'STAMP_NO_PAC',
  'STAMP_CREDENTIALS',
  'STAMP_NO_CREDITS',
  'STAMP_NEEDS_CSD',
  'STAMP_NOT_TAKEN',
  'PAC_CANNOT_CONNECT',
  'PAC_UNKNOWN_PROVIDER',
  'CANCEL_NO_PAC',
]);

const GATEWAYS: ReadonlySet<string> = new Set([
  'GATEWAY_CREDENTIALS_INVALID',
  'GATEWAY_PAUSED',
  'GATEWAY_UNAVAILABLE',
  'WEBHOOK_GATEWAY_AWAY',
  'WEBHOOK_POLL_FAILED',
]);

const MAIL: ReadonlySet<string> = new Set([
  'MAIL_ACCOUNT_MISSING',
  'MAIL_AUTH_REJECTED',
  'MAIL_AUTH_UNSUPPORTED',
  'MAIL_HOST_NOT_FOUND',
  'MAIL_CERTIFICATE_UNTRUSTED',
  'MAIL_CERTIFICATE_NAME',
]);
