/** `setup`: makes the vault of a new data folder and shows the recovery key, once. */
import type { Command } from 'commander';
import { translate } from '#i18n/index.ts';
import { withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

export function addSetupCommand(program: Command, io: CliIo): void {
  const command = program.command('setup').description(translate('cli.setup.description'));
  command.action(async () => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    await withHost(io, { ...globals, locked: true, fresh: true }, async (host) => {
      const { recoveryKey } = await host.setUp();
      if (globals.json === true) {
        io.print(JSON.stringify({ dataFolder: host.dataFolder, recoveryKey }));
        return;
      }
      io.print(translate('cli.setup.done', { path: host.dataFolder }, globals.locale));
      io.print(translate('cli.setup.recovery', {}, globals.locale));
      io.print(`\n  ${recoveryKey}\n`);
      io.print(translate('cli.setup.next', {}, globals.locale));
    });
  });
}
