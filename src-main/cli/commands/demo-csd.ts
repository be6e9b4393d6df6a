/** `demo-csd`: a certificate to try things with, where a person has none at hand. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { installAuthority } from '#engine/authorities.ts';
import { defaultDataFolder } from '#engine/data-folder.ts';
import { issueDemoCsd } from '#features/csds/demo.ts';
import { translate } from '#i18n/index.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

export function addDemoCsdCommand(program: Command, io: CliIo): void {
  const command = program
    .command('demo-csd')
    .description(translate('cli.demoCsd.description'))
    .requiredOption('--rfc <rfc>', 'RFC')
    .requiredOption('--name <name>', translate('cli.demoCsd.name'))
    .option('--out <folder>', translate('cli.option.out'), '.');
  command.action(async () => {
    const { rfc, name, out } = command.opts<{ rfc: string; name: string; out: string }>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    const { files, authority } = issueDemoCsd({ rfc, name }, new Date());
    const folder = resolve(out);
    await mkdir(folder, { recursive: true });
    const written = {
      cer: join(folder, 'demo.cer'),
      key: join(folder, 'demo.key'),
      password: join(folder, 'demo-password.txt'),
    };
    await writeFile(written.cer, files.cer);
    await writeFile(written.key, files.key, { mode: 0o600 });
    await writeFile(written.password, files.password, { mode: 0o600 });
    // So that `invoice verify` can tell who issued it.
    installAuthority(globals.data ?? defaultDataFolder(), authority.name, authority.cer);
    io.print(
      globals.json === true
        ? JSON.stringify({ number: files.number, ...written })
        : translate('cli.demoCsd.done', { number: files.number, ...written }, globals.locale),
    );
  });
}
