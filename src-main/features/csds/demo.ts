/** A certificate to try things with, where a person has none at hand. SIN VALIDEZ FISCAL. */
import { createHash } from 'node:crypto';
import { createDemoAuthority, type DemoFiles } from '#domain/csd/index.ts';

/** Password of every demo key: what it protects is worth nothing. */
export const DEMO_KEY_PASSWORD = 'demostracion-2026';

export interface DemoCsd {
  readonly files: DemoFiles;
  /** Certificate of the authority that issued it, and a file name for it among the trusted ones. */
  readonly authority: { readonly name: string; readonly cer: Buffer };
}

/** A CSD of a new demo authority, valid for four years from `at`. */
export function issueDemoCsd(taxpayer: { readonly rfc: string; readonly name: string }, at: Date): DemoCsd {
  const authority = createDemoAuthority({ at });
  const identity = { rfc: taxpayer.rfc.toUpperCase(), name: taxpayer.name.toUpperCase() };
  const files = authority.issueCsd({ identity, password: DEMO_KEY_PASSWORD });
  // By what it is, not by its number: two authorities of one moment have the same.
  const print = createHash('sha256').update(authority.rootCer).digest('hex').slice(0, 16);
  return { files, authority: { name: `demo-${print}.cer`, cer: authority.rootCer } };
}
