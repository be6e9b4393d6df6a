/** `sync-sat-status`: asks SAT about the stamped invoices and tells what differs; the exit code says whether anything does. */
import type { Command } from 'commander';
import type { Job } from '#contract/jobs.ts';
import type { SatSyncInput, SatSyncResult } from '#contract/sat-status.ts';
import { translate } from '#i18n/index.ts';
import { render } from '../output.ts';
import { chooseCompany, withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

interface Flags {
  readonly company?: string;
  readonly all?: boolean;
  readonly from?: string;
  readonly to?: string;
}

/** Nothing differs among what was answered, but not everything was. */
const NOT_ALL_ANSWERED = 3;

export function addSatStatusCommand(program: Command, io: CliIo): void {
  const command = program
    .command('sync-sat-status')
    .description(translate('cli.satStatus.description'))
    .option('--company <rfc>', translate('cli.option.company'))
    .option('--all', translate('cli.satStatus.all'))
    .option('--from <day>', translate('cli.satStatus.from'))
    .option('--to <day>', translate('cli.satStatus.to'));
  command.action(async () => {
    const { company, all, from, to } = command.opts<Flags>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    const json = globals.json === true;
    await withHost(io, globals, async (host) => {
      const companyId = company === undefined ? undefined : await chooseCompany(host, company);
      const input: SatSyncInput = {
        // Days are said of everything, recent or not.
        scope: all === true || from !== undefined || to !== undefined ? 'all' : 'open',
        ...(companyId === undefined ? {} : { companyId }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
      const job = (await host.call(['satStatus', 'sync'], input)) as Job;
      await host.settle();
      if (!globals.wait) {
        io.print(render(job, json));
        return;
      }
      const result = (await host.call(['satStatus', 'result'], { jobId: job.id })) as SatSyncResult;
      io.setExitCode(exitCodeOf(result));
      io.print(json ? JSON.stringify(result) : inWords(result, globals));
    });
  });
}

function exitCodeOf({ different, failed, state }: SatSyncResult): number {
  if (different > 0) return 1;
  return failed > 0 || state !== 'done' ? NOT_ALL_ANSWERED : 0;
}

function inWords(result: SatSyncResult, { locale }: GlobalOptions): string {
  const { jobId, state, done, different, failed, differences, error } = result;
  const lines = differences.flatMap(({ label, uuid = '', message }) => [`✗ ${label}  ${uuid}`, `    ${message}`]);
  lines.push(translate(different > 0 ? 'cli.satStatus.some' : 'cli.satStatus.none', { done, different }, locale));
  if (failed > 0) lines.push(translate('cli.satStatus.unanswered', { failed }, locale));
  if (state !== 'done') {
    lines.push(translate('cli.satStatus.unfinished', { detail: error?.message ?? state, jobId }, locale));
  }
  return lines.join('\n');
}
