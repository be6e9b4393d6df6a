import { cancellationContract } from '#contract/cancellation.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CancellationFeature } from './index.ts';

/** Serves `cancellation.*` of the contract. */
export function cancellationHandlers({ service, preview, acceptSat }: CancellationFeature) {
  const os = implementFeature(cancellationContract);
  return os.router({
    preview: os.preview.handler(({ input, context }) => preview(input.invoiceId, input.askSat, context.locale)),
    request: os.request.handler(({ input, context }) => service.request(input, context)),
    substitute: os.substitute.handler(({ input, context }) => service.substitute(input, context)),
    withdraw: os.withdraw.handler(({ input, context }) => service.withdraw(input.invoiceId, context)),
    askNow: os.askNow.handler(({ input, context }) => service.askNow(input.invoiceId, context)),
    acceptSat: os.acceptSat.handler(({ input, context, signal }) =>
      acceptSat(input.invoiceId, context, signal ?? new AbortController().signal),
    ),
    state: os.state.handler(({ input, context }) => service.state(input.invoiceId, context.locale)),
    list: os.list.handler(({ input, context }) => service.list(input, context.locale)),
    acuse: os.acuse.handler(({ input }) => service.acuse(input.invoiceId, input.sha256)),
  });
}
