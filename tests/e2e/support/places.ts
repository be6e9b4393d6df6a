import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');
/** Of a desk for the specs: small enough to be copied at once, large enough to have every state. */
export const DEMO_INVOICES = 150;
/** Where pictures of the screens go. */
export const SCREENSHOTS = join(ROOT, 'demo-output', 'screenshots');
/** What Playwright leaves of a failed spec. */
export const LEFTOVERS = join(ROOT, 'demo-output', 'e2e');
/** Language and place of the person at the screen. */
export const READER = { locale: 'es-MX', timezoneId: 'America/Mexico_City' } as const;
export const VIEWPORT = { width: 1280, height: 800 } as const;
