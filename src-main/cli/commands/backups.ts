/**
 * `backups list|restore`: what a person needs when the database does not open, so neither opens it.
 */
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { listBackups, restoreBackup } from '#db/backup.ts';
import { databaseFiles } from '#db/files.ts';
import { defaultDataFolder } from '#engine/data-folder.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { toView } from '#features/backups/views.ts';
import { translate } from '#i18n/index.ts';
import { render } from '../output.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

export function addBackupCommands(backups: Command, io: CliIo): void {
  const list = backups.command('list').description(translate('cli.backups.list'));
  list.action(() => {
    const globals = list.optsWithGlobals<GlobalOptions>();
    const rows = listBackups(databaseFiles(databasePath(globals))).map(toView);
    io.print(render({ rows }, globals.json === true));
  });

  const restore = backups.command('restore').argument('<name>').description(translate('cli.backups.restore'));
  restore.action((name: string) => {
    const globals = restore.optsWithGlobals<GlobalOptions>();
    const path = databasePath(globals);
    const backup = listBackups(databaseFiles(path)).find((found) => basename(found.path) === name);
    if (backup === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'backups.name', id: name } });
    const { former } = restoreBackup({ path, backup: backup.path, now: new Date() });
    const view = toView(backup);
    if (globals.json === true) {
      io.print(JSON.stringify({ restored: view, ...(former === undefined ? {} : { former }) }));
      return;
    }
    const { locale } = globals;
    io.print(translate('backups.restored', { name, takenAtUtc: view.takenAtUtc }, locale));
    if (former !== undefined) io.print(translate('backups.former', { path: former }, locale));
    io.print(translate('backups.next', {}, locale));
  });
}

function databasePath(globals: GlobalOptions): string {
  return join(globals.data ?? defaultDataFolder(), DATABASE_FILE);
}
