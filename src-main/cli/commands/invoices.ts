/** `invoice new|issue|verify`: what a person types most, with arguments a person knows. */
import type { Command } from 'commander';
import type { InvoiceDetail, VerificationView } from '#contract/invoices.ts';
import type { StampingState } from '#contract/stamping.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import { defaultDataFolder } from '#engine/data-folder.ts';
import { openVerifier, type Verifier } from '#engine/verifier.ts';
import { readBytes } from '../files.ts';
import { fieldOptions, readInput } from '../options.ts';
import { render } from '../output.ts';
import { chooseCompany, text, withHost } from '../shared.ts';
import type { CliHost, CliIo, GlobalOptions } from '../types.ts';
import { contract } from '#contract/index.ts';

export function addInvoiceCommands(invoice: Command, io: CliIo): void {
  addNew(invoice, io);
  addIssue(invoice, io);
  addVerify(invoice, io);
}

function addNew(invoice: Command, io: CliIo): void {
  const fields = fieldOptions(contract.invoices.create['~orpc'].inputSchema).filter(
    (field) => !field.flag.endsWith('-id'),
  );
  const command = invoice
    .command('new')
    .option('--input <path>', translate('cli.option.input'))
    .option('--company <rfc>', translate('cli.option.company'))
    .option('--client <rfc>', translate('cli.option.client'))
    .option('--product <sku:quantity...>', translate('cli.option.product'));
  for (const field of fields)
    command.option(`--${field.flag} <value${field.kind === 'list' ? '...' : ''}>`, field.field);
  command.action(async () => {
    const flags = command.opts<Record<string, unknown>>();
    const globals = command.optsWithGlobals<GlobalOptions>();
    const input = await readInput(fields, flags, {}, text(flags['input']));
    await withHost(io, globals, async (host) => {
      input['companyId'] ??= await chooseCompany(host, text(flags['company']));
      const companyId = String(input['companyId']);
      const client = text(flags['client']);
      if (client !== undefined) input['clientId'] = await clientByRfc(host, companyId, client);
      const lines = await Promise.all(stringList(flags['product']).map((said) => productLine(host, companyId, said)));
      if (lines.length > 0)
        input['lines'] = [...(Array.isArray(input['lines']) ? (input['lines'] as unknown[]) : []), ...lines];
      io.print(render(await host.call(['invoices', 'create'], input), globals.json === true));
    });
  });
}

function addIssue(invoice: Command, io: CliIo): void {
  const command = invoice.command('issue').argument('<id>');
  command.action(async (id: string) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    await withHost(io, globals, async (host) => {
      const version = await host.currentVersion('invoices', id);
      const result = (await host.call(['invoices', 'issue'], { id, version })) as {
        issued: boolean;
        findings: unknown;
      };
      if (!result.issued) {
        io.setExitCode(1);
        if (globals.json !== true) io.printError(translate('cli.notIssued', {}, globals.locale));
        io.print(render(globals.json === true ? result : result.findings, globals.json === true));
        return;
      }
      await host.settle();
      const stamped = (await host.call(['invoices', 'get'], { id })) as InvoiceDetail;
      if (globals.wait && stamped.status !== 'stamped') {
        io.setExitCode(1);
        const { job } = (await host.call(['stamping', 'state'], { invoiceId: id })) as StampingState;
        if (job?.error !== undefined) io.printError(`${job.error.message} [${job.error.code}]`);
      }
      io.print(
        render(globals.json === true ? { ...result, invoice: stamped } : withoutDraft(stamped), globals.json === true),
      );
    });
  });
}

/** Judges files without opening the desk: it works while the application has it open, and needs no vault. */
function addVerify(invoice: Command, io: CliIo): void {
  const command = invoice.command('verify').argument('<file...>').description(translate('cli.verify.description'));
  command.action(async (paths: string[]) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    const verifier = openVerifier(globals.data ?? defaultDataFolder());
    try {
      for (const path of paths) {
        const result = await judged(verifier, path, globals);
        if (typeof result === 'string') {
          io.setExitCode(1);
          io.printError(result);
          continue;
        }
        if (result.verdict !== 'valid') io.setExitCode(result.verdict === 'invalid' ? 1 : 3);
        io.print(
          globals.json === true ? JSON.stringify({ path, ...result }) : verificationText(path, result, globals.locale),
        );
      }
    } finally {
      verifier.close();
    }
  });
}

/** The verdict on one file, or why it cannot be read: the next ones are judged all the same. */
async function judged(
  verifier: Verifier,
  path: string,
  { locale, json }: GlobalOptions,
): Promise<VerificationView | string> {
  try {
    return verifier.verify(await readBytes(path), locale);
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    const message = error.localized(locale);
    return json === true
      ? JSON.stringify({ path, error: { code: error.code, message } })
      : `${path}: ${message} [${error.code}]`;
  }
}

const SIGN = { ok: '✓', failed: '✗', unknown: '?', absent: '–', error: '✗', warning: '!' } as const;

function verificationText(path: string, result: VerificationView, locale: Locale): string {
  const heading = [
    path,
    `CFDI ${result.version}`,
    result.type,
    result.uuid ?? '',
    `${result.issuerRfc} → ${result.receiverRfc}`,
    `${result.total} ${result.currency}`,
  ];
  return [
    heading.filter((part) => part !== '').join('  '),
    ...result.checks.map((check) => `  ${SIGN[check.result]} ${check.message}`),
    ...result.findings.map(
      (finding) => `  ${SIGN[finding.severity]} ${finding.code} ${finding.field}: ${finding.message}`,
    ),
    translate(verdictKey(result), {}, locale),
  ].join('\n');
}

/** A demonstration is right only as a demonstration. */
function verdictKey({ verdict, findings }: VerificationView): MessageKey {
  const demo = findings.some((finding) => finding.code === 'CERTIFICATE_DEMO');
  return verdict === 'valid' && demo ? 'cli.verify.demo' : `cli.verify.${verdict}`;
}

function withoutDraft({ draft: _draft, ...shown }: InvoiceDetail): object {
  return shown;
}

async function clientByRfc(host: CliHost, companyId: string, said: string): Promise<string> {
  const page = (await host.call(['clients', 'list'], { companyId, query: said, limit: 2 })) as {
    rows: { id: string; rfc: string }[];
  };
  const matches = page.rows.filter((row) => row.rfc === said.toUpperCase());
  const [only] = matches;
  // Several clients may share a generic RFC: then only the id says which.
  if (only === undefined || matches.length > 1) return said;
  return only.id;
}

async function productLine(host: CliHost, companyId: string, said: string): Promise<object> {
  const [, sku = said, cantidad = '1'] = /^(.*?)(?::([\d.]+))?$/.exec(said) ?? [];
  const page = (await host.call(['products', 'list'], { companyId, query: sku, limit: 50 })) as {
    rows: { id: string; sku?: string }[];
  };
  const product = page.rows.find((row) => row.sku === sku);
  if (product === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'products.name', id: sku } });
  return { productId: product.id, cantidad };
}

function stringList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
