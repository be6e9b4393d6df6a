/** `check-certificates`: every seal certificate with the days that are left; the exit code says whether a person is needed. */
import type { Command } from 'commander';
import type { CsdCheck } from '#contract/csds.ts';
import { translate } from '#i18n/index.ts';
import { chooseCompany, withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

const SIGN = { none: '✓', expiring: '!', expired: '✗' } as const;

export function addCertificatesCommand(program: Command, io: CliIo): void {
  const command = program
    .command('check-certificates')
    .description(translate('cli.certificates.description'))
    .option('--company <rfc>', translate('cli.option.company'));
  command.action(async () => {
    const { company } = command.opts<{ company?: string }>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    // It only looks: neither keys nor the queue are needed.
    await withHost(io, { ...globals, locked: true }, async (host) => {
      const companyId = company === undefined ? undefined : await chooseCompany(host, company);
      const input = companyId === undefined ? {} : { companyId };
      const check = (await host.call(['csds', 'check'], input)) as CsdCheck;
      if (check.needsPerson) io.setExitCode(1);
      io.print(globals.json === true ? JSON.stringify(check) : inWords(check, globals));
    });
  });
}

function inWords({ certificates, withoutCertificate, needsPerson }: CsdCheck, { locale }: GlobalOptions): string {
  const lines = certificates.map((row) => {
    const sign = row.status === 'active' ? SIGN[row.attention] : ' ';
    const status = translate(`csds.status.${row.status}`, {}, locale);
    const left =
      row.daysLeft < 0
        ? translate('cli.certificates.ended', { to: row.validToUtc.slice(0, 10) }, locale)
        : translate('cli.certificates.left', { days: row.daysLeft, to: row.validToUtc.slice(0, 10) }, locale);
    const demo = row.demo ? `  ${translate('cli.certificates.demo', {}, locale)}` : '';
    return `${sign} ${row.rfc.padEnd(13)}  ${row.number}  ${status}  ${left}${demo}`;
  });
  for (const { rfc, legalName } of withoutCertificate) {
    lines.push(`✗ ${translate('cli.certificates.without', { rfc, legalName }, locale)}`);
  }
  lines.push(translate(needsPerson ? 'cli.certificates.attention' : 'cli.certificates.fine', {}, locale));
  return lines.join('\n');
}
