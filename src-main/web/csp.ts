/**
 * What the window may do, said in headers by both hosts alike: load what is ours, speak with the engine,
 * and nothing else. There is no inline script; inline styles carry a nonce that is new with each page.
 */
import { randomBytes } from 'node:crypto';

/** Stands in `index.html` where the nonce of each response goes. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export const makeNonce = (): string => randomBytes(16).toString('base64');

/** The policy of one response; `nonce` only for the page itself. */
export function contentSecurityPolicy(nonce?: string): string {
  return policy({ 'style-src': nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'` });
}

/** For `npm run dev` only: Vite writes inline scripts and styles, and speaks over a WebSocket of its own. */
export function developmentPolicy(authority: string): string {
  return policy({
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': `'self' ws://${authority}`,
  });
}

function policy(changes: Readonly<Record<string, string>>): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    // pdf.js reads and draws in a worker of our own.
    'worker-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'style-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...changes,
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** Powers of a browser that Cuadra has no use for. Writing to the clipboard is left: people copy UUIDs. */
const DENIED = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** Headers of every response beside the policy. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': DENIED.map((name) => `${name}=()`).join(', '),
};
