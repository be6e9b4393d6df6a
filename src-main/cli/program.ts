/**
 * The command line as a thin third host: one command per router of the contract, one subcommand per
 * procedure, options from the input schema. What a person types often gets a shorter name here; what
 * needs more than one call has its own file under `commands/`.
 */
import { ContractProcedure } from '@orpc/contract';
import { Command } from 'commander';
import { contract } from '#contract/index.ts';
import { hasMessage, translate } from '#i18n/index.ts';
import { addBackupCommands } from './commands/backups.ts';
import { addCatalogCommands } from './commands/catalogs.ts';
import { addInvoiceCancelCommand } from './commands/invoice-cancel.ts';
import { addInvoiceBatchCommand } from './commands/invoice-batch.ts';
import { addCertificatesCommand } from './commands/certificates.ts';
import { addDemoCsdCommand } from './commands/demo-csd.ts';
import { addImportCfdisCommand } from './commands/import-cfdis.ts';
import { addInvoiceCommands } from './commands/invoices.ts';
import { addJobCommands } from './commands/jobs.ts';
import { addSatStatusCommand } from './commands/sat-status.ts';
import { addSetupCommand } from './commands/setup.ts';
import { addFieldOptions, fieldOptions, readInput, type FieldOption } from './options.ts';
import { chooseCompany, present, text, withHost } from './shared.ts';
import type { CliIo, GlobalOptions } from './types.ts';

/** Router names as a person says them. */
const SINGULAR: Readonly<Record<string, string>> = {
  companies: 'company',
  csds: 'csd',
  clients: 'client',
  products: 'product',
  invoices: 'invoice',
  satStatus: 'sat-status',
};

/** Procedure names as a person says them. */
const VERBS: Readonly<Record<string, string>> = { create: 'new', get: 'show', remove: 'delete' };

/** Procedures that a hand-written command replaces, as `router.procedure`. */
const HAND_WRITTEN = new Set([
  'backups.list',
  'invoices.create',
  'invoices.issue',
  'invoices.pdfBatch',
  'invoices.verify',
  'vault.setUp',
]);

/** A command answers once: events are for a window that stays open. */
const WITHOUT_COMMAND = new Set(['events']);

export function createProgram(io: CliIo): Command {
  const program = new Command('cuadra')
    .description(translate('cli.description'))
    .option('--json', translate('cli.option.json'))
    .option('--data <path>', translate('cli.option.data'))
    .option('--locale <locale>', translate('cli.option.locale'), 'es-MX')
    .option('--passphrase-file <path>', translate('cli.option.passphrase'))
    .option('--no-wait', translate('cli.option.noWait'))
    .showHelpAfterError();

  for (const [router, procedures] of Object.entries(contract)) {
    if (WITHOUT_COMMAND.has(router)) continue;
    const commands = program.command(SINGULAR[router] ?? kebab(router));
    const describing = `cli.group.${router}`;
    if (hasMessage(describing)) commands.description(translate(describing));
    if (SINGULAR[router] !== undefined) commands.alias(router);
    for (const [name, procedure] of Object.entries(procedures)) {
      if (!HAND_WRITTEN.has(`${router}.${name}`)) addProcedure(commands, router, name, procedure, io);
    }
  }
  addSetupCommand(program, io);
  addDemoCsdCommand(program, io);
  addSatStatusCommand(program, io);
  addCertificatesCommand(program, io);
  addImportCfdisCommand(program, io);
  addJobCommands(group(program, 'jobs'), io);
  addInvoiceCommands(group(program, 'invoice'), io);
  addBackupCommands(group(program, 'backups'), io);
  addInvoiceBatchCommand(group(program, 'invoice'), io);
  addInvoiceCancelCommand(group(program, 'invoice'), io);
  addCatalogCommands(group(program, 'catalogs'), io);
  return program;
}

function group(program: Command, name: string): Command {
  const found = program.commands.find((command) => command.name() === name);
  if (found === undefined) throw new Error(`no router ${name} in the contract`);
  return found;
}

function addProcedure(parent: Command, router: string, name: string, procedure: unknown, io: CliIo): void {
  if (!(procedure instanceof ContractProcedure)) return;
  const fields = fieldOptions(procedure['~orpc'].inputSchema).filter(
    (field) => !(router === 'vault' && name === 'rotate' && field.field === 'passphrase'),
  );
  const positional = fields.some((field) => field.field === 'id') ? ['id'] : [];
  const command = parent.command(kebab(VERBS[name] ?? name));
  for (const argument of positional) command.argument(`<${argument}>`);
  command.option('--input <path>', translate('cli.option.input'));
  const company = fields.find((field) => field.field === 'companyId');
  if (company !== undefined) command.option('--company <rfc>', translate('cli.option.company'));
  addFieldOptions(command, fields, positional);
  command.option('--out <path>', translate('cli.option.out'));
  command.action(async (...args: unknown[]) => {
    const flags = command.opts<Record<string, unknown>>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    const values = Object.fromEntries(positional.map((argument, at) => [argument, String(args[at])]));
    const input = await readInput(fields, flags, values, text(flags['input']));
    await withHost(io, OPENS_LOCKED.has(`${router}.${name}`) ? { ...globals, locked: true } : globals, async (host) => {
      // The passphrase that unlocked the vault is the one that a rotation wraps the new key with.
      if (router === 'vault' && name === 'rotate' && host.passphrase !== undefined)
        input['passphrase'] = host.passphrase;
      if (company !== undefined && input['companyId'] === undefined) {
        const id = await chooseCompany(host, text(flags['company']), company);
        if (id !== undefined) input['companyId'] = id;
      }
      if (positional.length > 0 && needsVersion(fields) && input['version'] === undefined) {
        input['version'] = await host.currentVersion(router, String(input['id']));
      }
      const called = await host.call([router, name], input);
      await host.settle();
      // What went into the queue is shown as the queue left it.
      const result =
        router === 'mail' && isRecord(called) ? await host.call([router, 'get'], { id: called.id }) : called;
      if (saysNo(result)) io.setExitCode(1);
      io.print(await present(result, globals, text(flags['out'])));
    });
  });
}

/** Vault commands that are for a vault that does not open. */
const OPENS_LOCKED = new Set(['vault.status', 'vault.unlock', 'vault.lock', 'vault.recover']);

/** `{ ok: false }` is an answer, and a script must hear it. */
function saysNo(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

/** A message of the outbox. */
function isRecord(result: unknown): result is { id: string } {
  return (
    typeof result === 'object' &&
    result !== null &&
    'messageId' in result &&
    'id' in result &&
    typeof result.id === 'string'
  );
}

/** A person at a prompt has just looked: the command takes the record's version as it is now. */
function needsVersion(fields: readonly FieldOption[]): boolean {
  return fields.some((field) => field.field === 'version' && field.required);
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
