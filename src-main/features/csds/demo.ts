/** A certificate to try things with, where a person has none at hand. SIN VALIDEZ FISCAL. */
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
  return { files, authority: { name: `demo-${files.number}.cer`, cer: authority.rootCer } };
}
