/** Nothing is sent while an amount field holds what is no amount: its value is still the one from before. */

/** Marks the input of such a field. */
export const WRONG = 'data-wrong-amount';

/** Goes to the first such field. @returns whether there is one */
export function stopsAtWrongAmount(within: ParentNode | null = document): boolean {
  const field = within?.querySelector<HTMLElement>(`[${WRONG}]`);
  field?.focus();
  return field !== undefined && field !== null;
}
