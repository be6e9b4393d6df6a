import type { DesktopBridge } from '#contract/desktop.ts';

declare global {
  interface Window {
    /** Put there by the desktop shell's preload; absent on the web host. */
    readonly cuadra?: DesktopBridge;
  }
}

declare module 'react' {
  interface CSSProperties {
    // Variables that the stylesheets of tables read.
    [variable: `--${string}`]: string | number | undefined;
  }
}
