/**
 * Banks without an API of ours: the company's own CLABE, and a reference by which a transfer is known again. A charge
 * is an expected payment. Nothing is sent anywhere, and nothing can be asked: it waits for a statement, a CEP or a person.
 */
import { z } from 'zod';
import { readClabe } from '#domain/spei/clabe.ts';
import type { MessageKey } from '#i18n/index.ts';
import { credential, type GatewayDeclaration, type GatewayProvider } from '../types.ts';
import { connectBank } from './connector.ts';
import { BANK_ROWS, type BankRow } from './rows.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** An account at another bank belongs to that bank's row, which says what its statement can tell. */
function clabeProblem(text: string, bank: string): MessageKey | undefined {
  const clabe = readClabe(text);
  if (typeof clabe === 'string') return `gateway.credential.clabe.${clabe}`;
  return clabe.bank === bank ? undefined : 'gateway.credential.clabe.bank';
}

function declarationOf({ id, name, website, ...bank }: BankRow): GatewayDeclaration {
  return {
    id,
    displayName: name,
    kind: 'bank',
    website,
    environments: ['production'],
    currencies: ['MXN'],
    methods: [
      {
        method: 'bank-transfer',
        currencies: ['MXN'],
        limits: { MXN: { minMinor: 1 } },
        by: ['charge'],
        // Given back by a transfer of the company's own.
        refunds: 'none',
        holds: false,
        payer: [],
        msi: [],
        expiry: { defaultDays: 30, minDays: 1, maxDays: 365 },
      },
    ],
    capabilities: {
      capture: false,
      cancel: 'any',
      refund: 'none',
      paymentLink: false,
      payouts: false,
      balanceTransactions: false,
      listSince: false,
      events: false,
      webhookRegistration: false,
      // The same instructions every time: nothing leaves the machine.
      repeats: { safeForMs: YEAR_MS },
      findByReference: 'no',
      // Statements and CEPs are added here when they are read; what they can tell stands in `bank`.
      confirmedBy: ['hand'],
    },
    maxParallel: 4,
    timeoutsMs: { write: 1000, read: 1000 },
    credentials: z.object({
      clabe: z
        .string()
        .trim()
        .max(30)
        .superRefine((text, context) => {
          const wrong = clabeProblem(text, bank.abmCode);
          if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong });
        })
        .meta({ labelKey: 'gateway.credential.clabe', secret: false }),
      beneficiary: credential('gateway.credential.beneficiary', 'plain', 120),
    }),
    bank,
  };
}

function providerOf(row: BankRow): GatewayProvider {
  const declaration = declarationOf(row);
  return {
    declaration,
    connect(_context, credentials) {
      const { clabe = '', beneficiary = '' } = declaration.credentials.parse(credentials);
      const read = readClabe(clabe);
      if (typeof read === 'string') throw new TypeError(`CLABE: ${read}`);
      return connectBank({ row, clabe: read.digits, beneficiary });
    },
  };
}

export const bankGateways: readonly GatewayProvider[] = BANK_ROWS.map(providerOf);
