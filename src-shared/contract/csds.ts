/** Seal certificates (CSD) of the companies. */
import { z } from 'zod';
import { base64UpTo, instant, procedure, recordColumns, recordId, rfc, version } from './common.ts';

/** `active`: seals now, one per company. `standby`: could. `retired`: its key is erased, the certificate stays. */
export const csdStatus = z.enum(['active', 'standby', 'retired']);
export type CsdStatus = z.infer<typeof csdStatus>;

export const csd = z.object({
  ...recordColumns,
  companyId: recordId,
  /** NoCertificado, 20 digits. */
  number: z.string(),
  rfc,
  /** Legal name as the certificate has it. */
  holderName: z.string(),
  issuerName: z.string(),
  validFromUtc: instant,
  validToUtc: instant,
  status: csdStatus,
  /** Made by the demo authority: no fiscal validity. */
  demo: z.boolean(),
  /** Whole days until it expires; negative afterwards. */
  daysLeft: z.int(),
});
export type Csd = z.infer<typeof csd>;

/** A certificate has some 2 KiB and a key as much: what is larger is neither. */
const MAX_CSD_FILE_BYTES = 64 * 1024;
const csdFile = z.strictObject({
  name: z.string().max(255),
  base64: base64UpTo(MAX_CSD_FILE_BYTES),
});

export const csdsContract = {
  /** Checks certificate, key and password together and keeps them; the newest becomes the one in use unless said otherwise. */
  add: procedure
    .input(
      z.strictObject({
        companyId: recordId,
        cer: csdFile,
        key: csdFile,
        password: z.string().max(500),
        activate: z.boolean().default(true),
      }),
    )
    .output(csd),
  list: procedure.input(z.strictObject({ companyId: recordId })).output(z.array(csd)),
  activate: procedure.input(z.strictObject({ id: recordId, version })).output(csd),
  /** Takes it out of use for good and erases its key. */
  retire: procedure.input(z.strictObject({ id: recordId, version })).output(csd),
};
