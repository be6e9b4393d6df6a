/** How the desk stands, gathered from the features that know. */
import type { BackupList } from '#contract/backups.ts';
import type { CatalogStatus } from '#contract/catalogs.ts';
import type { Csd } from '#contract/csds.ts';
import type { MailAccount } from '#contract/mail.ts';
import type { PacConfig } from '#contract/stamping.ts';
import type { SystemInfo } from '#contract/system.ts';
import type { VaultState } from '#contract/vault.ts';
import { translate, type Locale } from '#i18n/index.ts';

export interface SystemDeps {
  readonly version: string;
  readonly dataFolder: string;
  readonly vault: { situation(): Promise<{ readonly state: VaultState }> };
  readonly backups: { list(locale: Locale): BackupList };
  readonly catalogs: { status(): Pick<CatalogStatus, 'state' | 'installedAtUtc' | 'activity'> };
  /** A company's PAC accounts in the order in which they are asked. */
  readonly pacs: (companyId: string, locale: Locale) => readonly PacConfig[];
  /** @throws CuadraError NOT_FOUND for a company that is none */
  readonly csds: (companyId: string) => readonly Csd[];
  readonly mailAccount: (companyId: string) => MailAccount | null;
}

export type SystemService = ReturnType<typeof createSystemService>;

export function createSystemService(deps: SystemDeps) {
  function company(companyId: string, locale: Locale): NonNullable<SystemInfo['company']> {
    const csd = deps.csds(companyId).find((each) => each.status === 'active');
    const pac = deps.pacs(companyId, locale).find((each) => each.state === 'active');
    return {
      ...(pac === undefined ? {} : { pac }),
      environment: pac?.environment ?? 'none',
      ...(csd === undefined ? {} : { csd }),
      hasMailAccount: deps.mailAccount(companyId) !== null,
    };
  }

  return {
    /** @throws CuadraError NOT_FOUND */
    async info({ companyId }: { companyId?: string | undefined }, locale: Locale): Promise<SystemInfo> {
      const { version, dataFolder } = deps;
      const { state } = await deps.vault.situation();
      const { rows, failure } = deps.backups.list(locale);
      const lastAtUtc = rows[0]?.takenAtUtc;
      return {
        version,
        dataFolder,
        vault: { state, message: translate(`vault.state.${state}`, {}, locale) },
        backup: { ...(lastAtUtc === undefined ? {} : { lastAtUtc }), ...(failure === undefined ? {} : { failure }) },
        catalogs: deps.catalogs.status(),
        ...(companyId === undefined ? {} : { company: company(companyId, locale) }),
      };
    },
  };
}
