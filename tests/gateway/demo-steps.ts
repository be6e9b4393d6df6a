/**
 * The demo's steps at simulated gateways, two for each harness: `gateway:<id>`, an invoice's balance charged, paid and
 * arrived at the invoice; `webhook:<id>`, the same told by a delivery that is verified first. `npm run demo` loads this
 * file where it is present.
 */
import { translate } from '#i18n/index.ts';
import type { SimulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import type { DemoStep } from '../../src-main/cli/demo/steps.ts';
import type { GatewayHarness } from './conformance/harness.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

export const simulatedSteps: SimulatedSteps['simulatedSteps'] = () =>
  gatewayHarnesses.flatMap((harness) => {
    const { id, displayName, webhook } = harness.provider.declaration;
    const gateway: DemoStep = {
      id: `gateway:${id}`,
      title: translate('cli.demo.step.gateway', { gateway: displayName }),
      run: async () => translate('cli.demo.said.gateway', await paidThrough(harness, byRefresh)),
    };
    const told: DemoStep = {
      id: `webhook:${id}`,
      title: translate('cli.demo.step.webhook', { gateway: displayName }),
      run: async () => translate('cli.demo.said.webhook', await paidThrough(harness, byWebhook)),
    };
    return webhook === undefined ? [gateway] : [gateway, told];
  });

/** Some gateways need all of it. */
const PAYER = { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' };

type Telling = (desk: MoneyDesk, id: string) => Promise<void>;

/** One invoice, paid at the gateway's simulator; throws when anything of it is not right. */
async function paidThrough(harness: GatewayHarness, tell: Telling): Promise<{ reference: string; amount: string }> {
  const desk = await openMoneyDesk(harness);
  try {
    const { client, engine, simulator, gatewayId, invoiceId } = desk;
    const { method } = harness.waiting;
    const { id } = await client.transactions.charge({ gatewayId, invoiceId, method, payer: PAYER });
    await engine.idle();
    const { objectId, reference, amountMinor } = await client.transactions.get({ id });
    if (objectId === undefined) throw new Error('the charge did not reach the gateway');
    simulator.pay(objectId);
    await tell(desk, id);
    const { status } = await client.transactions.get({ id });
    const { paymentState } = await client.invoices.get({ id: invoiceId });
    if (status !== 'paid' || paymentState !== 'paid' || simulator.charges().length !== 1) {
      throw new Error(`${status}, ${paymentState}, ${simulator.charges().length} charges`);
    }
    return { reference, amount: (amountMinor / 100).toFixed(2) };
  } finally {
    await desk.close();
  }
}

const byRefresh: Telling = async ({ client }, id) => {
  await client.transactions.refresh({ id });
};

/** Every delivery to the listener itself, in reverse order and twice, as a bad day brings them. */
const byWebhook: Telling = async ({ engine, simulator, post }) => {
  for (const delivery of [...simulator.deliveries().toReversed(), ...simulator.deliveries()]) {
    const status = await post(delivery);
    if (status !== 200) throw new Error(`the listener said ${status}`);
  }
  await engine.idle();
};
