/** A CSD as files for a provider that seals with it: the key encrypted with a password made for this once. */
import { randomBytes } from 'node:crypto';
import type { CsdFiles } from '#connectors/pac/types.ts';
import { encryptKey, type Csd } from '#domain/csd/index.ts';

/** What is handed over, and which CSD it is. */
export interface CsdHandOver extends CsdFiles {
  readonly csdId: string;
  readonly companyId: string;
  readonly number: string;
  readonly validToUtc: string;
}

/** Long enough that nobody guesses it; letters and digits, which every form takes. */
const PASSWORD_BYTES = 24;

/** The files; the password of the `.key` that was uploaded here is not known any more, and is not needed. */
export function filesOf(csd: Csd): CsdFiles {
  const password = randomBytes(PASSWORD_BYTES).toString('hex');
  const info = csd.exportKey();
  try {
    return { rfc: csd.certificate.rfc, cer: csd.certificate.der, key: encryptKey(info, password), password };
  } finally {
    info.fill(0);
  }
}
