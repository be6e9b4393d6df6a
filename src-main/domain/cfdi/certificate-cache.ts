/** Certificates already read: the same issuers send document after document. */
import { readCertificate, type Certificate } from '#domain/csd/certificate.ts';

const MAX_ENTRIES = 256;
const cache = new Map<string, Certificate>();

/**
 * A certificate from the Base64 of its DER, read once and then remembered (least recently used first out).
 * @throws CuadraError CSD_CER_TRUNCATED, CSD_CER_NOT_CERTIFICATE, CSD_CER_NOT_SAT
 */
export function certificateOf(base64: string): Certificate {
  const known = cache.get(base64);
  if (known !== undefined) {
    cache.delete(base64);
    cache.set(known.base64, known);
    return known;
  }
  const certificate = readCertificate(Buffer.from(base64, 'base64'));
  // Its own text, not the one given: that may be a slice that keeps a whole document in memory.
  cache.set(certificate.base64, certificate);
  if (cache.size > MAX_ENTRIES) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  return certificate;
}

/** How many certificates are remembered; never more than 256. */
export function certificatesCached(): number {
  return cache.size;
}
