/**
 * `npm run pictures`: puts the screenshots that README and guide show where they show them, from the last run of
 * the end-to-end specs (`demo-output/screenshots`).
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const taken = join(root, 'demo-output/screenshots');
const shown = join(root, 'resources/guide/images');

/** Name in the guide, and of the picture that a spec took. */
const PICTURES = {
  setup: 'setup-company',
  'invoice-editor': 'invoice-editor-filled',
  'invoices-list': 'invoices',
  'invoice-detail': 'invoice-pdf',
  clients: 'clients',
  import: 'import-check',
  'cfdi-import': 'cfdi-import-result',
  received: 'received',
  charge: 'charge-link',
  gateways: 'gateways',
  webhooks: 'webhooks',
};

mkdirSync(shown, { recursive: true });
const missing = [];
for (const [name, picture] of Object.entries(PICTURES)) {
  const from = join(taken, `${picture}-1280x800-light.png`);
  if (existsSync(from)) copyFileSync(from, join(shown, `${name}.png`));
  else missing.push(picture);
}
if (missing.length > 0) {
  process.stderr.write(`no picture of ${missing.join(', ')}: run npm run test:e2e first\n`);
  process.exitCode = 1;
}
