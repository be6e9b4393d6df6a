/** `import-cfdis <folder|zip|xml>`: thousands of CFDIs from a place on this machine, and what came of them. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CfdiImportDetail, ImportedFile } from '#contract/cfdi-imports.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { chooseCompany, text, withHost } from '../shared.ts';
import type { CliHost, CliIo, GlobalOptions } from '../types.ts';

/** Files with something to look at that are printed one by one. */
const SHOWN = 50;

export function addImportCfdisCommand(program: Command, io: CliIo): void {
  const command = program
    .command('import-cfdis')
    .description(translate('cli.importCfdis.description'))
    .argument('<path>', translate('cli.importCfdis.path'))
    .option('--company <rfc>', translate('cli.option.company'))
    .option('--keep-foreign', translate('cli.importCfdis.keepForeign'))
    .option('--keep-invalid', translate('cli.importCfdis.keepInvalid'));
  command.action(async (path: string) => {
    const flags = command.opts<Record<string, unknown>>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    if (!existsSync(path)) throw new CuadraError('CLI_FILE_UNREADABLE', { params: { path, detail: 'ENOENT' } });
    // Importing is what this command is for: --no-wait means nothing here.
    await withHost(io, { ...globals, wait: true }, async (host) => {
      const said = text(flags['company']);
      const companyId = said === undefined ? undefined : await chooseCompany(host, said);
      const options = {
        ...(companyId === undefined ? {} : { companyId }),
        keepForeign: flags['keepForeign'] === true,
        keepInvalid: flags['keepInvalid'] === true,
      };
      const by = { actor: host.actor, locale: globals.locale };
      const { id } = host.engine.features.cfdiImport.startFromPath(resolve(path), options, by);
      await host.settle();
      const run = (await host.call(['cfdiImports', 'get'], { id })) as CfdiImportDetail;
      const problems = await problemsOf(host, id);
      const { conflict, refused } = run.counts;
      if (run.state !== 'done' || conflict + refused > 0) io.setExitCode(1);
      io.print(globals.json === true ? JSON.stringify({ ...run, problems }) : told(run, problems, globals.locale));
    });
  });
}

async function problemsOf(host: CliHost, id: string): Promise<readonly ImportedFile[]> {
  const page = await host.call(['cfdiImports', 'files'], { id, only: 'problems', limit: 500 });
  return (page as { rows: ImportedFile[] }).rows;
}

function told(run: CfdiImportDetail, problems: readonly ImportedFile[], locale: Locale): string {
  const { id, state, counts, seriesBehind, total = 0, error } = run;
  const lines = problems
    .slice(0, SHOWN)
    .map(({ path, outcome, findings }) =>
      [`${path} — ${translate(`cfdiImport.outcome.${outcome}`, {}, locale)}`]
        .concat(findings.map(({ code, message }) => `  ${message} [${code}]`))
        .join('\n'),
    );
  const { conflict, refused, doubtful } = counts;
  const more = conflict + refused + doubtful - Math.min(problems.length, SHOWN);
  return [
    ...lines,
    ...(more > 0 ? [translate('cli.importCfdis.more', { count: more, id }, locale)] : []),
    ...(state === 'done' ? [] : [translate('cli.importCfdis.stopped', { message: error?.message ?? state }, locale)]),
    ...seriesBehind.map(({ companyId: _company, ...params }) =>
      translate('cli.importCfdis.seriesBehind', params, locale),
    ),
    translate('cli.importCfdis.done', { files: total, ...counts }, locale),
    ...(counts.issued + counts.received > 0 ? [translate('cli.importCfdis.undo', { id }, locale)] : []),
  ].join('\n');
}
