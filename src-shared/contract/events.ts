/** Live events: what changed, so that whoever shows it reads it again. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './common.ts';

/** One record that changed, was made or went. Says nothing of how: it is read again through its own procedures. */
export const change = z.object({
  /** As in the audit log (`invoice`, `client`, `company`…), and `job`, `preference`. `*`: too much to tell apart. */
  kind: z.string(),
  /** `*` with the kind `*`. */
  id: z.string(),
  companyId: z.string().optional(),
});
export type Change = z.infer<typeof change>;

export const eventsContract = {
  /**
   * Changes from now on, some at a time, each after its transaction was committed. A subscriber that falls
   * behind gets one `{ kind: '*', id: '*' }` instead of what it missed, and reads everything again.
   */
  subscribe: procedure.output(eventIterator(z.object({ changes: z.array(change) }))),
};
