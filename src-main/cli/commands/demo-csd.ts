/** `demo-csd`: a certificate to try things with, where a person has none at hand. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { createDemoAuthority } from '#domain/csd/demo-authority.ts';
import { AUTHORITIES_FOLDER } from '#engine/authorities.ts';
import { defaultDataFolder } from '#engine/data-folder.ts';
import { translate } from '#i18n/index.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

const PASSWORD = 'demostracion-2026';

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
    const authority = createDemoAuthority({ at: new Date() });
    const identity = { rfc: rfc.toUpperCase(), name: name.toUpperCase() };
    const files = authority.issueCsd({ identity, password: PASSWORD });
    const folder = resolve(out);
    await mkdir(folder, { recursive: true });
    const written = {
      cer: join(folder, 'demo.cer'),
      key: join(folder, 'demo.key'),
      password: join(folder, 'demo-password.txt'),
    };
    await writeFile(written.cer, files.cer);
    await writeFile(written.key, files.key, { mode: 0o600 });
    await writeFile(written.password, PASSWORD, { mode: 0o600 });
    // So that `invoice verify` can tell who issued it.
    const trusted = join(globals.data ?? defaultDataFolder(), AUTHORITIES_FOLDER);
    await mkdir(trusted, { recursive: true, mode: 0o700 });
    await writeFile(join(trusted, `demo-${files.number}.cer`), authority.rootCer);
    io.print(
      globals.json === true
        ? JSON.stringify({ number: files.number, ...written })
        : translate('cli.demoCsd.done', { number: files.number, ...written }, globals.locale),
    );
  });
}
