/** Cursors of gateways that page by the last row shown. */
import type { Page } from '../types.ts';

/** A page as we give it; `next` only where there is more. */
export function pageOf<T>(items: readonly T[], next: string | undefined): Page<T> {
  return next === undefined ? { items } : { items, next };
}

/** The cursor after `items`, by the id of the last one. */
export function nextPage(items: readonly { readonly id: string }[], more: boolean): string | undefined {
  return more ? items.at(-1)?.id : undefined;
}
