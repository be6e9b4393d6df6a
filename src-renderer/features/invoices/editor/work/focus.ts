/** Puts the focus where something is repaired, by the marks that the fields carry. */

/** The element that carries `data-at`, or what of it takes the focus. */
function find(id: string): HTMLElement | undefined {
  const marked = document.querySelector<HTMLElement>(`[data-at="${CSS.escape(id)}"]`);
  if (marked === null) return undefined;
  const inner = 'input:not([type="hidden"]):not(:disabled), textarea, button:not(:disabled), [tabindex="0"]';
  if (marked.matches(inner)) return marked;
  return marked.querySelector<HTMLElement>(inner) ?? undefined;
}

const LONGEST_WAIT_MS = 1000;

/**
 * Moves the focus there as soon as it is on the screen: a row may have to be scrolled to and a panel opened first.
 * @returns gives up waiting
 */
export function focusOn(id: string): () => void {
  const started = performance.now();
  let frame = 0;
  const attempt = (): void => {
    const element = find(id);
    if (element !== undefined) {
      element.focus();
      element.scrollIntoView({ block: 'nearest' });
    } else if (performance.now() - started < LONGEST_WAIT_MS) frame = requestAnimationFrame(attempt);
  };
  attempt();
  return () => cancelAnimationFrame(frame);
}
