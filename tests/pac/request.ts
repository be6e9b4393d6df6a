import type { SealedRequest } from '#connectors/pac/types.ts';
import type { SealedInvoice } from '../support/issuer.ts';

/** A sealed document as a connector is given it. */
export const requestOf = (sealed: SealedInvoice, reference = sealed.sha256): SealedRequest => ({
  kind: 'sealed',
  xml: sealed.xml,
  sha256: sealed.sha256,
  comprobante: sealed.comprobante,
  reference,
});
