/** A sealed document as a provider takes it. */
import type { PacDeclaration, SealedRequest, StampRequest } from '#connectors/pac/types.ts';

/**
 * Where the provider seals, the document goes without the seal that was made here: the figures are the
 * same, and what comes back is compared with the sealed one all the same.
 */
export function requestFor(sealed: SealedRequest, { capabilities }: PacDeclaration): StampRequest {
  if (capabilities.sealing === 'local') return sealed;
  const comprobante = { ...sealed.comprobante, sello: '', noCertificado: '', certificado: '' };
  return { kind: 'unsealed', comprobante, reference: sealed.reference };
}
