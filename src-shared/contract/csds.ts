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

/** What the files of a CSD say, for a person who is choosing them; nothing is stored. */
export const csdInspection = z.object({
  /** Absent when the `.cer` cannot be read. */
  certificate: z
    .object({
      number: z.string(),
      rfc: z.string(),
      holderName: z.string(),
      issuerName: z.string(),
      /** `FIEL`: the e.firma, which does not seal invoices. */
      kind: z.enum(['CSD', 'FIEL']),
      validFromUtc: instant,
      validToUtc: instant,
      daysLeft: z.int(),
      demo: z.boolean(),
    })
    .optional(),
  /** `waiting`: a key whose password is not known yet, so that nobody can say whether it fits. */
  key: z.enum(['absent', 'waiting', 'fits', 'other', 'unreadable']),
  /** `unknown`: there is no readable key to try it on. */
  password: z.enum(['absent', 'unknown', 'right', 'wrong']),
  /** Everything that stands in the way, in the order in which to put it right; a missing key or password is none. */
  findings: z.array(z.object({ code: z.string(), field: z.enum(['cer', 'key', 'password']), message: z.string() })),
  /** `csds.add` would take it. */
  ready: z.boolean(),
});
export type CsdInspectionView = z.infer<typeof csdInspection>;

/** A certificate as the check of a desk tells it. */
export const csdCheckRow = csd
  .pick({
    id: true,
    companyId: true,
    rfc: true,
    number: true,
    holderName: true,
    status: true,
    demo: true,
    validToUtc: true,
    daysLeft: true,
  })
  .extend({
    /** Of the one in use: it ends within 90 days, or has ended. */
    attention: z.enum(['none', 'expiring', 'expired']),
  });
export type CsdCheckRow = z.infer<typeof csdCheckRow>;

export const csdCheck = z.object({
  /** Something is to be done: a certificate in use ends or has ended, or a company has none in use. */
  needsPerson: z.boolean(),
  certificates: z.array(csdCheckRow),
  /** Companies that have no certificate in use. */
  withoutCertificate: z.array(z.object({ companyId: recordId, rfc: z.string(), legalName: z.string() })),
});
export type CsdCheck = z.infer<typeof csdCheck>;

export const csdsContract = {
  /** Certificates of one company, or of all, with the days that are left. */
  check: procedure.input(z.strictObject({ companyId: recordId.optional() })).output(csdCheck),
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
  /** Judges files that were chosen but not kept; `rfc`: of the company that is to use them. */
  inspect: procedure
    .input(
      z.strictObject({
        cer: csdFile,
        key: csdFile.optional(),
        password: z.string().max(500).optional(),
        rfc: rfc.max(13).optional(),
      }),
    )
    .output(csdInspection),
  /**
   * Makes a demo CSD for the company (SIN VALIDEZ FISCAL), trusts its authority on this desk and puts it into use.
   * CSD_DEMO_OVER_REAL when a real one is in use, unless `replaceReal`.
   */
  addDemo: procedure
    .input(z.strictObject({ companyId: recordId, replaceReal: z.boolean().default(false) }))
    .output(csd),
};
