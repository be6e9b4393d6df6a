import { mailContract } from '#contract/mail.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { MailService } from './service.ts';

/** Serves `mail.*` of the contract. */
export function mailHandlers({ accounts, outbox }: MailService) {
  const os = implementFeature(mailContract);
  return os.router({
    getAccount: os.getAccount.handler(({ input }) => accounts.get(input.companyId)),
    setAccount: os.setAccount.handler(({ input, context }) => accounts.set(input, context.actor)),
    testAccount: os.testAccount.handler(({ input }) => accounts.test(input.companyId, input.account)),
    inspectCertificate: os.inspectCertificate.handler(({ input }) => accounts.inspect(input)),
    preview: os.preview.handler(({ input }) => outbox.preview(input)),
    send: os.send.handler(({ input, context }) => outbox.send(input, context.actor, context.locale)),
    resend: os.resend.handler(({ input, context }) =>
      outbox.resend(input.id, input.version, context.actor, context.locale),
    ),
    get: os.get.handler(({ input, context }) => outbox.get(input.id, context.locale)),
    list: os.list.handler(({ input, context }) => outbox.list(input, context.locale)),
  });
}
