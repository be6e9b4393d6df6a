import * as common from './common.ts';
import * as companies from './companies.ts';

/** All features' words, merged. A feature adds one import and one spread per locale. */
export const catalogs = {
  es: { ...common.es, ...companies.es },
  en: { ...common.en, ...companies.en },
};
