import { parseCfdi } from '#domain/cfdi/parse.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import type { Asked } from './desk.ts';

/**
 * The sealed document that a reply is to be compared with: the one that was sent or, where the provider
 * seals, the one that was asked for with the seal that came back.
 */
export function asSent({ sealed, request }: Asked, reply: Uint8Array): Uint8Array {
  if (request.kind === 'sealed') return sealed.xml;
  const { sello, certificado, noCertificado } = parseCfdi(reply);
  return Buffer.from(writeCfdi({ ...request.comprobante, sello, certificado, noCertificado }), 'utf8');
}
