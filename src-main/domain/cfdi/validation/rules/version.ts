/** Which version can be judged and stamped at all. */
import { rule } from '../rule.ts';

export const ownVersion33IsHistory = rule(
  {
    code: 'VERSION33',
    severity: 'error',
    title: 'CFDI 3.3 is read, never stamped; where nothing is about to be stamped it warns that nothing was judged',
    source: 'Nothing of 3.3 is stamped since 2023-04-01 (SW, facturando.mx)',
    message: 'validation.VERSION33',
  },
  ({ c, context }, report) => {
    if (c.version !== '3.3') return;
    if (context.forStamping) report('version');
    else report('version', {}, { message: 'validation.VERSION33.lectura', severity: 'warning' });
  },
);
