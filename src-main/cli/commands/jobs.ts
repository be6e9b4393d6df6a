/** `jobs run`: works through the queue, once or until it is stopped. */
import { once } from 'node:events';
import type { Command } from 'commander';
import { translate } from '#i18n/index.ts';
import { render } from '../output.ts';
import { withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

export function addJobCommands(jobs: Command, io: CliIo): void {
  const command = jobs
    .command('run')
    .description(translate('cli.jobs.run'))
    .option('--watch', translate('cli.jobs.watch'));
  command.action(async () => {
    const { watch } = command.opts<{ watch?: boolean }>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    // Running the queue is what this command is for: --no-wait means nothing here.
    await withHost(io, { ...globals, wait: true }, async (host) => {
      if (watch === true) {
        io.printError(translate('cli.jobs.watching', {}, globals.locale));
        const keepAlive = setInterval(() => undefined, 60_000);
        await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
        clearInterval(keepAlive);
      } else {
        await host.settle();
      }
      io.print(render(await host.call(['jobs', 'stats'], {}), globals.json === true));
    });
  });
}
