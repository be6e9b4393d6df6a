/** Findings of stamping itself, beside those of the PACs. */
import { findingOf } from '#connectors/pac/codes.ts';
import type { PacFinding } from '#connectors/pac/types.ts';
import { STAMPING_WINDOW_MS } from './verify-reply.ts';

/** Nothing may be stamped 72 hours after its Fecha: what a person reads then. */
export const tooOldFinding: PacFinding = {
  ...findingOf('401'),
  messageKey: 'stamping.finding.tooOld',
  params: { hours: STAMPING_WINDOW_MS / (60 * 60 * 1000) },
};

/** The operator stopped it before it was sent anywhere. */
export const cancelledFinding: PacFinding = {
  code: 'STAMP_CANCELLED',
  severity: 'error',
  field: '',
  messageKey: 'stamping.finding.cancelled',
  params: {},
};
