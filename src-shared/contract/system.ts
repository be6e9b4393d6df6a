/** What the status bar shows, in one call: cheap enough to be asked after every change. */
import { z } from 'zod';
import { catalogStatus } from './catalogs.ts';
import { instant, procedure, recordId } from './common.ts';
import { pacConfig, pacEnvironment } from './stamping.ts';
import { vaultStatus } from './vault.ts';

export const systemInfo = z.object({
  /** Of the program. */
  version: z.string(),
  /** Where the desk's data is on the operator's own machine. */
  dataFolder: z.string(),
  vault: z.object({ state: vaultStatus.shape.state, message: z.string() }),
  backup: z.object({
    /** When the newest copy of any kind was taken; absent: there is none. */
    lastAtUtc: instant.optional(),
    /** The last try of this engine did not succeed. */
    failure: z.object({ atUtc: instant, code: z.string(), message: z.string() }).optional(),
  }),
  catalogs: catalogStatus.pick({ state: true, installedAtUtc: true, activity: true }),
  /** Of the company that was asked about. */
  company: z
    .object({
      /** The PAC that is asked first; absent: none is in use. */
      pac: pacConfig.pick({ provider: true, displayName: true, environment: true, problem: true }).optional(),
      /** `none`: nothing can be stamped; anything but `production`: what is stamped has no fiscal validity. */
      environment: z.enum([...pacEnvironment.options, 'none']),
      /** The CSD in use; absent: none is. */
      csd: z.object({ number: z.string(), demo: z.boolean(), daysLeft: z.int() }).optional(),
      hasMailAccount: z.boolean(),
    })
    .optional(),
});
export type SystemInfo = z.infer<typeof systemInfo>;

export const systemContract = {
  info: procedure.input(z.strictObject({ companyId: recordId.optional() })).output(systemInfo),
};
