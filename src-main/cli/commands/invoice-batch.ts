/** `invoice pdf-batch <ids...> --out <folder>`: many printed invoices at once. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { PrintedInvoiceView } from '#contract/invoices.ts';
import { translate } from '#i18n/index.ts';
import { render } from '../output.ts';
import { saveFile } from '../files.ts';
import { text, withHost } from '../shared.ts';
import type { CliIo, GlobalOptions } from '../types.ts';

export function addInvoiceBatchCommand(invoice: Command, io: CliIo): void {
  const command = invoice
    .command('pdf-batch')
    .argument('<ids...>')
    .option('--out <folder>', translate('cli.invoice.pdfBatch.out'))
    .description(translate('cli.invoice.pdfBatch'));
  command.action(async (ids: string[]) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    const folder = text(command.opts<Record<string, unknown>>()['out']) ?? '.';
    await withHost(io, globals, async (host) => {
      const printed = (await host.call(['invoices', 'pdfBatch'], { ids })) as PrintedInvoiceView[];
      await mkdir(folder, { recursive: true });
      const taken = new Set<string>();
      const rows: object[] = [];
      for (const { id, file, error } of printed) {
        if (file === undefined) {
          io.setExitCode(1);
          rows.push({ id, code: error?.code, message: error?.message });
          continue;
        }
        const path = join(folder, freeName(basename(file.name), taken));
        rows.push({ id, path, bytes: await saveFile(path, file.base64) });
      }
      io.print(render(rows, globals.json === true));
    });
  });
}

/** Two drafts have the same name: neither may overwrite the other. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = name.replace(/(\.\w+)$/, `-${number}$1`);
  taken.add(free.toLowerCase());
  return free;
}
