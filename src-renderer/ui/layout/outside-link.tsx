/** What leads outside is opened there, never in this window: a new tab on the web host, the system's browser in Electron. */
import type { MouseEvent, ReactNode } from 'react';

/** For an `<a>`, or a Mantine component drawn as one. */
export function outside(href: string) {
  return {
    href,
    target: '_blank',
    rel: 'noreferrer',
    onClick(event: MouseEvent) {
      if (window.cuadra === undefined) return;
      event.preventDefault();
      void window.cuadra.openExternal(href);
    },
  } as const;
}

/** Whether it is an address that may be opened at all. */
export function isOutside(href: string | undefined): href is string {
  return href?.startsWith('https:') === true;
}

export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  return <a {...outside(href)}>{children}</a>;
}
