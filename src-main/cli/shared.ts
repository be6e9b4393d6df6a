/** Steps that several commands share. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate } from '#i18n/index.ts';
import type { FieldOption } from './options.ts';
import { saveFile } from './files.ts';
import { render } from './output.ts';
import type { CliHost, CliIo, GlobalOptions } from './types.ts';

/** Opens the engine for one command and closes it whatever happens. */
export async function withHost(
  io: CliIo,
  globals: GlobalOptions,
  work: (host: CliHost) => Promise<void>,
): Promise<void> {
  const host = await io.openHost(globals);
  try {
    await work(host);
  } finally {
    await host.close();
  }
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
  const bytes = await saveFile(path, result.base64);
  return globals.json === true
    ? JSON.stringify({ path, bytes })
    : translate('cli.saved', { path, bytes }, globals.locale);
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

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
