import type { Migration } from '../types.ts';

/**
 * The list of charges out of one index: filters are judged and sums added up without reading a row, which carries what
 * the gateway said. What a payout holds, and how far a balance was read, are found without passing through all of it.
 * `contents`: whether the provider has said that it does not tell what the payout holds.
 */
export const transactionList: Migration = {
  number: 30,
  name: 'transaction-list',
  sql: `
DROP INDEX transactions_newest;
CREATE INDEX transactions_newest ON transactions (
  company_id, created_at_utc, id, status, gateway_id, method, currency,
  amount_minor, paid_minor, refunded_minor, kept_minor, fee_minor, fee_tax_minor
);
CREATE INDEX gateway_balance_newest ON gateway_balance_rows (gateway_id, created_at_utc, row_id);
CREATE INDEX gateway_balance_of_payout ON gateway_balance_rows (gateway_id, payout_id, created_at_utc, row_id)
  WHERE payout_id IS NOT NULL;
CREATE INDEX gateway_payouts_newest ON gateway_payouts (gateway_id, created_at_utc, payout_id);
ALTER TABLE gateway_payouts ADD COLUMN contents TEXT CHECK (contents IN ('not-told'));
`,
};
