/** What the product must reach, in one place; a case file may add goals of figures that only it knows. */
import type { Goal } from './types.ts';

/** Rates are per second on one core; `_ratio_rsa` is the rate divided by that of raw RSA-2048 signing in the same run. */
export const goals: readonly Goal[] = [
  { id: 'seal_1_ratio_rsa', is: '>=', value: 0.8 },
  { id: 'seal_10_ratio_rsa', is: '>=', value: 0.8 },
  { id: 'seal_100_ms', is: '<', value: 0.8 },
  { id: 'seal_1000_ms', is: '<', value: 6 },
  // A third of what CfdiUtils takes with a cached XSLT: 0.36 ms at one line, 3.2 ms at a hundred.
  { id: 'verify_1_ms', is: '<=', value: 0.12 },
  { id: 'verify_100_ms', is: '<=', value: 1.07 },
  { id: 'pdf_per_s', is: '>', value: 100 },
  { id: 'catalog_search_p99_ms', is: '<', value: 10 },
  { id: 'db_open_1m_ms', is: '<', value: 100 },
  // Informative: what the contract costs over the bare SQLite query of the same page.
  { id: 'list_page_1m_ratio_floor', is: '<', value: 3 },
];
