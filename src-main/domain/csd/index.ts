/** Certificates and keys of the SAT (CSD, FIEL): reading, checking, sealing. */
export { readCertificate, DEMO_ISSUER_PREFIX, type Certificate, type CertificateKind } from './certificate.ts';
export {
  createDemoAuthority,
  loadDemoAuthority,
  type DemoAuthority,
  type DemoAuthorityState,
  type DemoFiles,
  type DemoIdentity,
  type DemoOptions,
} from './demo-authority.ts';
export {
  checkCertificate,
  csdFromStored,
  inspectCsd,
  readCsd,
  type Csd,
  type CsdInput,
  type CsdInspection,
} from './csd.ts';
export { encryptKey } from './private-key.ts';
