/** The mail feature behind one door: accounts, outbox and the job that delivers. */
import { createMailAccounts } from './accounts.ts';
import { sendMailJob } from './deliver.ts';
import { createOutbox } from './outbox.ts';
import type { MailDeps } from './ports.ts';

export type MailService = ReturnType<typeof createMailService>;

export function createMailService(deps: MailDeps) {
  const accounts = createMailAccounts(deps);
  return {
    accounts,
    outbox: createOutbox(deps, accounts),
    /** To be registered with the queue, through `defineJob`. */
    job: sendMailJob(deps, accounts),
  };
}
