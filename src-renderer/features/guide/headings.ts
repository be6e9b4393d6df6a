/** The contents of the guide, from its own headings. */

export interface Heading {
  readonly title: string;
  readonly anchor: string;
}

/** `La primera factura` → `la-primera-factura`; what empty states link to. */
export function anchorOf(title: string): string {
  return title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Headings of the second level, in their order. */
export function headingsOf(markdown: string): Heading[] {
  return [...markdown.matchAll(/^## (.+)$/gm)].map(([, title = '']) => ({ title, anchor: anchorOf(title) }));
}
