/** The accounts at gateways and banks that the demo's companies collect through. */
import type { PaymentMethodView } from '#contract/gateways.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { termsOf } from '../gateways/terms.ts';
import type { Stage } from '../history.ts';
import type { DemoClientOfContract } from '../recent.ts';

export interface MoneyAccount {
  readonly gatewayId: string;
  readonly companyId: string;
  readonly provider: string;
  readonly isBank: boolean;
}

interface PlannedAccount {
  readonly provider: string;
  readonly name: string;
  readonly currencies: string[];
  readonly methods: PaymentMethodView[];
  readonly credentials: Readonly<Record<string, string>>;
}

const STRIPE = {
  provider: 'stripe',
  name: 'Stripe',
  currencies: ['MXN', 'USD', 'EUR'],
  methods: ['card', 'oxxo', 'spei'] satisfies PaymentMethodView[],
};
const MERCADO_PAGO = {
  provider: 'mercadopago',
  name: 'Mercado Pago',
  currencies: ['MXN'],
  methods: ['card', 'oxxo', 'spei', 'wallet'] satisfies PaymentMethodView[],
};

/** By place in the list of companies. */
const ACCOUNTS: readonly (readonly PlannedAccount[])[] = [
  [
    { ...STRIPE, credentials: { secretKey: 'demo_sk_torre_del_valle' } },
    {
      provider: 'conekta',
      name: 'Conekta',
      currencies: ['MXN'],
      methods: ['card', 'cash', 'spei'],
      credentials: { privateKey: 'demo_key_torre_del_valle' },
    },
    { ...MERCADO_PAGO, credentials: { accessToken: 'demo_token_torre_del_valle' } },
    bank('bank-bbva', 'BBVA', '01218000123456789', 'DISTRIBUIDORA TORRE DEL VALLE'),
  ],
  [
    { ...STRIPE, credentials: { secretKey: 'demo_sk_estrada_quintero' } },
    { ...MERCADO_PAGO, credentials: { accessToken: 'demo_token_estrada_quintero' } },
    bank('bank-banorte', 'Banorte', '07232000987654321', 'MARIANA ESTRADA QUINTERO'),
  ],
];

function bank(provider: string, name: string, clabe: string, beneficiary: string): PlannedAccount {
  const credentials = { clabe: clabe + clabeCheckDigit(clabe), beneficiary };
  return { provider, name, currencies: ['MXN'], methods: ['bank-transfer'], credentials };
}

export async function openAccounts(client: DemoClientOfContract, stages: readonly Stage[]): Promise<MoneyAccount[]> {
  const opened: MoneyAccount[] = [];
  for (const [index, { companyId }] of stages.entries()) {
    for (const { credentials, ...account } of ACCOUNTS[index] ?? []) {
      const { provider } = account;
      const isBank = provider.startsWith('bank-');
      const { id: gatewayId } = await client.gateways.create({
        ...account,
        companyId,
        environment: 'test',
        fees: termsOf(provider),
        credentials: { ...credentials },
        ...(isBank ? {} : { webhookSecret: `demo_whsec_${index}_${provider}` }),
      });
      opened.push({ gatewayId, companyId, provider, isBank });
    }
  }
  return opened;
}
