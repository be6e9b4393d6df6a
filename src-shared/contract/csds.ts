/** Seal certificates (CSD) of the companies. */
import { z } from 'zod';
import { fileContent, instant, procedure, recordColumns, recordId, rfc, version } from './common.ts';

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

export const csdsContract = {
  /** Checks certificate, key and password together and keeps them; the newest becomes the one in use unless said otherwise. */
  add: procedure
    .input(
      z.object({
        companyId: recordId,
        cer: fileContent,
        key: fileContent,
        password: z.string().max(500),
        activate: z.boolean().default(true),
      }),
    )
    .output(csd),
  list: procedure.input(z.object({ companyId: recordId })).output(z.array(csd)),
  activate: procedure.input(z.object({ id: recordId, version })).output(csd),
  /** Takes it out of use for good and erases its key. */
  retire: procedure.input(z.object({ id: recordId, version })).output(csd),
};
