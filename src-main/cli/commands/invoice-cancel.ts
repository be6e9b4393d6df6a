/** `invoice cancel <id> --motivo 02`: asks for a cancellation and tells how it stands after the first answers. */
import { Option, type Command } from 'commander';
import { cancellationMotivo, type CancellationDetail } from '#contract/cancellation.ts';
import { translate } from '#i18n/index.ts';
import { render } from '../output.ts';
import { text, withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

/** SAT says within seconds how one ended that needs no acceptance. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 500;

export function addInvoiceCancelCommand(invoice: Command, io: CliIo): void {
  const motivo = new Option('--motivo <motivo>', translate('cli.invoice.cancel.motivo'))
    .choices(cancellationMotivo.options)
    .makeOptionMandatory();
  const command = invoice
    .command('cancel')
    .argument('<id>')
    .addOption(motivo)
    .option('--replacement <id>', translate('cli.invoice.cancel.replacement'))
    .option('--note <text>', translate('cli.invoice.cancel.note'))
    .option('--ignore-related', translate('cli.invoice.cancel.ignoreRelated'))
    .description(translate('cli.invoice.cancel'));
  command.action(async (invoiceId: string) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    const flags = command.opts<Record<string, unknown>>();
    const replacementId = text(flags['replacement']);
    const note = text(flags['note']);
    const request = {
      invoiceId,
      motivo: flags['motivo'],
      ...(replacementId === undefined ? {} : { replacementId }),
      ...(note === undefined ? {} : { note }),
      ignoreRelated: flags['ignoreRelated'] === true,
    };
    await withHost(io, globals, async (host) => {
      await host.call(['cancellation', 'request'], request);
      const state = async (): Promise<CancellationDetail> => {
        await host.settle();
        return (await host.call(['cancellation', 'state'], { invoiceId })) as CancellationDetail;
      };
      let detail = await state();
      const until = Date.now() + PATIENCE_MS;
      while (globals.wait && isOnItsWay(detail) && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        detail = await state();
      }
      const { current } = detail;
      if (current?.state === 'refused' || current?.state === 'rejected') io.setExitCode(1);
      io.print(render(globals.json === true ? detail : { status: detail.status, ...current }, globals.json === true));
    });
  });
}

/** SAT will say more within seconds. */
function isOnItsWay({ current }: CancellationDetail): boolean {
  return current !== undefined && ['queued', 'sending', 'unknown', 'requested'].includes(current.state);
}
