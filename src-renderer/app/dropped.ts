/** Files that were dropped on the window, on their way to the section that takes them. */
import { useEffect } from 'react';
import { useLatest } from '../ui/use-latest.ts';

export const DROP_KINDS = [
  // First: an invoice often comes as XML and PDF, and the XML is what it is.
  { id: 'cfdi', endings: ['.xml', '.zip'], path: '/cfdi-imports' },
  { id: 'constancia', endings: ['.pdf'], path: '/clients' },
  { id: 'certificate', endings: ['.cer', '.key'], path: '/settings/certificates' },
  // A workbook belongs to the section that is open: clients or products.
  { id: 'workbook', endings: ['.xlsx', '.xls', '.ods', '.csv'], path: undefined },
] as const satisfies readonly { id: string; endings: readonly string[]; path: string | undefined }[];
export type DropKind = (typeof DROP_KINDS)[number]['id'];

const waiting = new Map<DropKind, readonly File[]>();
const takers = new Map<DropKind, (files: readonly File[]) => void>();

/**
 * Hands files to the screen that takes this kind, now or as soon as it is drawn.
 * @returns whether a screen that is shown took them
 */
export function leaveDropped(kind: DropKind, files: readonly File[]): boolean {
  const taker = takers.get(kind);
  if (taker === undefined) waiting.set(kind, files);
  else taker(files);
  return taker !== undefined;
}

/** Takes what is dropped of a kind while the component is shown, and what was dropped just before. */
export function useDropped(kind: DropKind, take: (files: readonly File[]) => void): void {
  const latest = useLatest(take);
  useEffect(() => {
    const taker = (files: readonly File[]): void => latest.current(files);
    takers.set(kind, taker);
    const files = waiting.get(kind);
    waiting.delete(kind);
    if (files !== undefined) taker(files);
    return () => {
      if (takers.get(kind) === taker) takers.delete(kind);
    };
  }, [kind, latest]);
}
