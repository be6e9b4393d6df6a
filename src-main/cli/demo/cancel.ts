/** The demo's cancellation: an invoice is replaced, and SAT has the old one cancelled with motivo 01. */
import type { RouterClient } from '@orpc/server';
import type { InvoiceDetail } from '#contract/invoices.ts';
import type { Engine } from '#engine/engine.ts';
import type { EngineRouter } from '#engine/router.ts';
import { translate } from '#i18n/index.ts';

export interface CancelStage {
  readonly engine: Pick<Engine, 'idle'>;
  readonly client: RouterClient<EngineRouter>;
  readonly companyId: string;
  readonly clientId: string;
  readonly productId: string;
  /** Keeps a file of the demo. */
  readonly save: (file: { name: string; base64: string }) => Promise<string>;
}

/** Issues, substitutes, sees the cancellation through and keeps SAT's receipt and the marked PDF. */
export async function cancelInvoice(stage: CancelStage): Promise<string> {
  const { engine, client, companyId, clientId, productId, save } = stage;

  async function issue({ id, version }: InvoiceDetail): Promise<InvoiceDetail> {
    const { issued, findings } = await client.invoices.issue({ id, version });
    if (!issued) throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join('; '));
    await engine.idle();
    return client.invoices.get({ id });
  }

  const wrong = await issue(
    await client.invoices.create({
      companyId,
      clientId,
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ productId, cantidad: '1' }],
    }),
  );
  const { draftId } = await client.cancellation.substitute({ invoiceId: wrong.id });
  const right = await issue(await client.invoices.get({ id: draftId }));
  // The stamp of the new one has queued the cancellation of the old one.
  await engine.idle();
  const { status, current } = await client.cancellation.state({ invoiceId: wrong.id });
  if (status !== 'cancelled' || current?.replacement?.uuid !== right.uuid) {
    throw new Error(current?.message ?? status);
  }
  const acuse = await save(await client.cancellation.acuse({ invoiceId: wrong.id }));
  await save(await client.invoices.pdf({ id: wrong.id }));
  return translate('cli.demo.said.cancel', { old: numberOf(wrong), fresh: numberOf(right), acuse });
}

function numberOf({ serie = '', folio = 0 }: InvoiceDetail): string {
  return serie === '' ? String(folio) : `${serie}-${folio}`;
}
