/** The name of a certificate's authority as X509IssuerName has it: RFC 4514 attributes, in the certificate's order. */
import { childAt, childrenOf, DerError, readDer, readOid, readText, TAG } from '#domain/csd/der.ts';

/** Names as OpenSSL and SAT's own samples write them. */
const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.45': 'x500UniqueIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.2.840.113549.1.9.2': 'unstructuredName',
};

/** @throws DerError when it is no certificate */
export function issuerNameOf(certificate: Buffer): string {
  const tbs = childrenOf(childAt(childrenOf(readDer(certificate)), 0, TAG.sequence));
  // The explicit version is absent in version 1 certificates.
  const issuer = childAt(tbs, tbs[0]?.tag === 0xa0 ? 3 : 2, TAG.sequence);
  return childrenOf(issuer)
    .flatMap((set) => childrenOf(set))
    .map((pair) => {
      const [type, value] = childrenOf(pair);
      if (type === undefined || value === undefined) throw new DerError('malformed', 'name');
      const oid = readOid(type);
      return `${NAMES[oid] ?? oid}=${escapeValue(readText(value))}`;
    })
    .join(',');
}

/** RFC 4514 §2.4. */
function escapeValue(text: string): string {
  return text
    .replaceAll(/[\\"+,;<>]/g, String.raw`\$&`)
    .replace(/^[ #]/, String.raw`\$&`)
    .replace(/ $/, String.raw`\ `);
}
