/** What the guide says of each screen: the heading by its place in both languages. */
import type { Locale } from '../../i18n/locale.ts';

/** The longest beginning of an address counts. */
export const PLACES: readonly (readonly [path: string, heading: Readonly<Record<Locale, string>>])[] = [
  ['/invoices', { 'es-MX': 'el-detalle-de-una-factura', en: 'the-detail-of-an-invoice' }],
  ['/invoices/new', { 'es-MX': 'la-primera-factura', en: 'the-first-invoice' }],
  ['/transactions', { 'es-MX': 'cobros', en: 'charges' }],
  ['/transactions/new', { 'es-MX': 'cobrar-una-factura', en: 'charging-an-invoice' }],
  ['/transactions/webhooks', { 'es-MX': 'avisos-y-tunel', en: 'webhooks-and-tunnel' }],
  ['/received', { 'es-MX': 'importar-cfdi-y-llevar-los-gastos', en: 'importing-cfdis-and-keeping-expenses' }],
  ['/cfdi-imports', { 'es-MX': 'importar-cfdi-y-llevar-los-gastos', en: 'importing-cfdis-and-keeping-expenses' }],
  ['/clients', { 'es-MX': 'clientes-y-su-constancia', en: 'clients-and-their-constancia' }],
  ['/products', { 'es-MX': 'productos-e-impuestos', en: 'products-and-taxes' }],
  ['/alerts', { 'es-MX': 'cancelar-que-dice-el-sat-y-las-alertas', en: 'cancelling-what-the-sat-says-and-alerts' }],
  ['/settings/certificates', { 'es-MX': 'los-certificados', en: 'the-certificates' }],
  ['/settings/pacs', { 'es-MX': 'las-cuentas-con-los-pac', en: 'the-accounts-with-pacs' }],
  ['/settings/gateways', { 'es-MX': 'pasarelas-y-bancos', en: 'gateways-and-banks' }],
  ['/settings/tunnel', { 'es-MX': 'avisos-y-tunel', en: 'webhooks-and-tunnel' }],
  ['/settings/mail', { 'es-MX': 'correo', en: 'mail' }],
  ['/settings/security', { 'es-MX': 'respaldos-y-seguridad', en: 'backups-and-security' }],
  ['/settings/backups', { 'es-MX': 'respaldos-y-seguridad', en: 'backups-and-security' }],
];

/** The heading that a screen asks for with `?from=<its address>`; undefined where the guide says nothing of it. */
export function headingFor(search: string, locale: Locale): string | undefined {
  const from = new URLSearchParams(search).get('from') ?? '';
  const [best] = PLACES.filter(([path]) => from === path || from.startsWith(`${path}/`)).toSorted(
    ([a], [b]) => b.length - a.length,
  );
  return best?.[1][locale];
}
