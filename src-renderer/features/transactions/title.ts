/** What a charge is called where there is room for one name. */
import type { Transaction } from '#contract/transactions.ts';

/** The client, or what it is for; its reference where nobody said. */
export function titleOf({ clientName, description }: Pick<Transaction, 'clientName' | 'description'>): string {
  return clientName ?? description;
}
