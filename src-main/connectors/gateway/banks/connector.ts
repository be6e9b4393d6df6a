/** One account at a bank, as far as one can go without an API: what the payer is told. */
import { isSpeiReference, speiConcept } from '#domain/spei/reference.ts';
import type { ChargeRequest, ChargeView, GatewayConnector, Outcome, Rejected, StatedFact } from '../types.ts';
import type { BankRow } from './rows.ts';

export interface BankAccount {
  readonly row: BankRow;
  readonly clabe: string;
  readonly beneficiary: string;
}

/** `<our reference>:<centavos>`: there is nobody to ask for what was expected. */
const OBJECT_ID = /^(?<reference>[A-Z0-9-]{1,30}):(?<amount>[1-9]\d{0,15})$/;

/**
 * The numeric reference at the end of ours (`CU-…-1234566`): whoever makes a charge gives one that the company never
 * used before. Undefined where there is none.
 */
export function numericReferenceOf(reference: string): string | undefined {
  const tail = reference.slice(reference.lastIndexOf('-') + 1);
  return isSpeiReference(tail) ? tail : undefined;
}

export function connectBank({ row, clabe, beneficiary }: BankAccount): GatewayConnector {
  const say = (code: string, message: string) => ({ provider: row.id, code, message });
  const reject = (reason: Rejected['reason'], message: string, field?: Rejected['field']): Rejected => ({
    kind: 'rejected',
    reason,
    words: say(reason, message),
    ...(field === undefined ? {} : { field }),
  });
  const unable = (what: string) =>
    Promise.resolve({ kind: 'unsupported', words: say('no-api', `There is no API to ask for ${what}.`) } as const);
  const cannot = () => Promise.resolve(reject('unsupported', 'A bank transfer is made by the payer alone.'));

  function view(
    reference: string,
    amountMinor: number,
    facts: readonly StatedFact[],
    more: Partial<ChargeView> = {},
  ): ChargeView {
    const objectId = `${reference}:${amountMinor}`;
    return {
      objectId,
      objectKind: 'payment',
      ids: [objectId],
      reference,
      amountMinor,
      currency: 'MXN',
      method: 'bank-transfer',
      providerStatus: 'expected',
      facts,
      evidence: JSON.stringify({ expected: { reference, amountMinor, clabe, ...more.instructions } }),
      ...more,
    };
  }

  function expect(request: ChargeRequest): Outcome<ChargeView> {
    const { amountMinor, currency, method, reference, description, expiresAtUtc } = request;
    if (method !== 'bank-transfer') return reject('invalid', 'A bank takes transfers only.', 'method');
    if (currency !== 'MXN') return reject('invalid', 'SPEI carries Mexican pesos only.', 'currency');
    if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) return reject('invalid', 'No amount.', 'amountMinor');
    const numeric = numericReferenceOf(reference);
    if (numeric === undefined) return reject('invalid', 'The reference carries no numeric reference.');
    const concept = speiConcept(description, numeric);
    const expiry = expiresAtUtc === undefined ? {} : { expiresAtUtc };
    return {
      kind: 'done',
      value: view(reference, amountMinor, [{ fact: { type: 'created' } }, { fact: { type: 'pending' } }], {
        instructions: { kind: 'spei', clabe, bank: row.name, beneficiary, reference: numeric, concept, ...expiry },
      }),
    };
  }

  return {
    createCharge: (request) => Promise.resolve(expect(request)),
    createLink: cannot,
    capture: cannot,
    refund: cannot,
    // Nothing is out there to be withdrawn: it is not expected any more. Who pays all the same is matched all the same.
    cancel({ objectId }) {
      const { reference, amount } = OBJECT_ID.exec(objectId)?.groups ?? {};
      if (reference === undefined) return Promise.resolve(reject('state', 'No such payment was expected.'));
      const facts: StatedFact[] = [{ fact: { type: 'created' } }, { fact: { type: 'cancelled' } }];
      return Promise.resolve({ kind: 'done', value: view(reference, Number(amount), facts) });
    },
    fetch: () => unable('a transfer'),
    findByReference: () => unable('a reference'),
    listSince: () => unable('transfers'),
    eventsSince: () => unable('events'),
    payouts: () => unable('payouts'),
    balanceTransactions: () => unable('a balance'),
    registerWebhook: cannot,
    removeWebhook: () => Promise.resolve({ kind: 'done', value: null }),
    test: () =>
      Promise.resolve({
        kind: 'done',
        value: { account: `${beneficiary} · ${row.name} ····${clabe.slice(-4)}`, environment: 'production' },
      }),
    close: () => {},
  };
}
