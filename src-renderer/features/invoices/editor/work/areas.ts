/** F6 goes round the three areas of the page: head, lines, review. */
import { focusOn } from './focus.ts';
import type { LineWork } from './use-lines.ts';

export function nextArea(work: LineWork): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-area]')?.dataset['area'];
  if (here === 'head') {
    const key = work.current();
    if (key !== undefined) work.focus(key, 'producto');
  } else if (here === 'lines') {
    const hasRemarks = document.querySelector('[data-at="dock.first"]') !== null;
    focusOn(hasRemarks ? 'dock.first' : 'head.mail');
  } else focusOn('head.client');
}
