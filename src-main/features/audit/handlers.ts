import { auditContract } from '#contract/audit.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { AuditLog } from './service.ts';

/** Serves `audit.*` of the contract. */
export function auditHandlers(audit: AuditLog) {
  const os = implementFeature(auditContract);
  return os.router({
    list: os.list.handler(({ input }) => audit.list(input)),
    verify: os.verify.handler(({ context }) => audit.verify(context.locale)),
    reanchor: os.reanchor.handler(({ context }) => audit.reanchor(context.actor, context.locale)),
  });
}
