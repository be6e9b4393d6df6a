/**
 * The command line as a thin third host: one command per router of the contract, one subcommand per
 * procedure, options from the input schema. What a person types often gets a shorter name here; what
 * needs more than one call has its own file under `commands/`.
 */
import { writeFile } from 'node:fs/promises';
import { ContractProcedure } from '@orpc/contract';
import { Command } from 'commander';
import { contract } from '#contract/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import { addCatalogCommands } from './commands/catalogs.ts';
import { addInvoiceCommands } from './commands/invoices.ts';
import { addSetupCommand } from './commands/setup.ts';
import type { CliHost } from './host.ts';
import { addFieldOptions, fieldOptions, readInput, type FieldOption } from './options.ts';
import { render } from './output.ts';

/** Options that every command has. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly data?: string;
  readonly locale: Locale;
  readonly passphraseFile?: string;
  readonly wait: boolean;
  /** Open without unlocking the vault: only `setup` and the vault's own commands. */
  readonly locked?: boolean;
}

/** What a command needs to run: the host opens the engine only when a command really calls it. */
export interface CliIo {
  readonly openHost: (options: GlobalOptions) => Promise<CliHost>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Exit code to end with when the command itself worked but its answer is "no". */
  readonly setExitCode: (code: number) => void;
}

/** Router names as a person says them. */
const SINGULAR: Readonly<Record<string, string>> = {
  companies: 'company',
  csds: 'csd',
  clients: 'client',
  products: 'product',
  invoices: 'invoice',
};

/** Procedure names as a person says them. */
const VERBS: Readonly<Record<string, string>> = { create: 'new', get: 'show', remove: 'delete' };

/** Procedures that a hand-written command replaces, as `router.procedure`. */
const HAND_WRITTEN = new Set(['invoices.create', 'invoices.issue', 'invoices.verify', 'vault.setUp']);

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
    const group = program.command(SINGULAR[router] ?? router);
    const describing = `cli.group.${router}`;
    if (hasMessage(describing)) group.description(translate(describing));
    if (SINGULAR[router] !== undefined) group.alias(router);
    for (const [name, procedure] of Object.entries(procedures)) {
      if (!HAND_WRITTEN.has(`${router}.${name}`)) addProcedure(group, router, name, procedure, io);
    }
  }
  addSetupCommand(program, io);
  addInvoiceCommands(group(program, 'invoice'), io);
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
  const fields = fieldOptions(procedure['~orpc'].inputSchema);
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
    const host = await io.openHost(globals);
    try {
      if (company !== undefined && input['companyId'] === undefined) {
        const id = await chooseCompany(host, text(flags['company']), company);
        if (id !== undefined) input['companyId'] = id;
      }
      if (positional.length > 0 && needsVersion(fields) && input['version'] === undefined) {
        input['version'] = await host.currentVersion(router, String(input['id']));
      }
      const result = await host.call([router, name], input);
      await host.settle();
      io.print(await present(result, globals, text(flags['out'])));
    } finally {
      await host.close();
    }
  });
}

/** The company that was said by RFC or id, or the only one there is. */
export async function chooseCompany(
  host: CliHost,
  said: string | undefined,
  field?: FieldOption,
): Promise<string | undefined> {
  const companies = await host.companies();
  if (said !== undefined) return companies.find((c) => c.rfc === said.toUpperCase() || c.id === said)?.id ?? said;
  if (companies.length === 1) return companies[0]?.id;
  if (field?.required === false) return undefined;
  throw new CuadraError(companies.length === 0 ? 'CLI_NO_COMPANY' : 'CLI_COMPANY_NEEDED');
}

/** A file in the answer goes to disk and is reported; anything else is printed. */
export async function present(result: unknown, globals: GlobalOptions, out: string | undefined): Promise<string> {
  if (!isFile(result)) return render(result, globals.json === true);
  const path = out ?? result.name;
  const bytes = Buffer.from(result.base64, 'base64');
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new CuadraError('CLI_FILE_UNWRITABLE', { params: { path, detail }, cause });
  }
  return globals.json === true
    ? JSON.stringify({ path, bytes: bytes.length })
    : translate('cli.saved', { path, bytes: bytes.length }, globals.locale);
}

function isFile(value: unknown): value is { name: string; base64: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'base64' in value &&
    typeof value.base64 === 'string'
  );
}

/** A person at a prompt has just looked: the command takes the record's version as it is now. */
function needsVersion(fields: readonly FieldOption[]): boolean {
  return fields.some((field) => field.field === 'version' && field.required);
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
