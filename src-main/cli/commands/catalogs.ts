/** `catalogs import <source>`: a workbook, a database or a folder, by its path. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CatalogProgress } from '#contract/catalogs.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { render } from '../output.ts';
import { withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

export function addCatalogCommands(catalogs: Command, io: CliIo): void {
  const command = catalogs.command('import').argument('<source>').description(translate('cli.catalogs.import'));
  command.action(async (source: string) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    await withHost(io, { ...globals, locked: true, fresh: true }, async (host) => {
      const show = progressOn(process.stderr, globals.locale);
      await host.engine.features.catalogs.importFrom(resolve(source), show, undefined, host.actor);
      show.end();
      io.print(render(await host.call(['catalogs', 'status'], undefined), globals.json === true));
    });
  });
}

/** One line that is written over itself; silent where the output is not a terminal. */
function progressOn(stream: NodeJS.WriteStream, locale: Locale) {
  let shown = '';
  const show = (progress: CatalogProgress): void => {
    if (!stream.isTTY) return;
    const percent =
      progress.total === undefined || progress.total === 0 ? '' : Math.floor((100 * progress.done) / progress.total);
    const text = translate(
      'cli.progress',
      { what: translate(`catalogs.phase.${progress.phase}`, {}, locale), percent },
      locale,
    );
    if (text === shown) return;
    shown = text;
    stream.write(`\r\u001B[K${text}`);
  };
  return Object.assign(show, {
    end(): void {
      if (shown !== '') stream.write('\r\u001B[K');
    },
  });
}
