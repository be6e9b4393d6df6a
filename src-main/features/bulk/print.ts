/** A ZIP of the PDFs and XMLs of a selection, written as it is made: it never stands in memory, nor does any part twice. */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { PrintOptions } from '#contract/bulk.ts';
import { isCuadraError, type CuadraError } from '#errors/cuadra-error.ts';
import type { JobContext, JobOutcome } from '../jobs/types.ts';
import { renderEach, type BatchResult } from '../printing/batch.ts';
import { printedFileName } from '../printing/file-name.ts';
import type { PrintInput } from '../printing/input.ts';
import { newFile, type NewFile, type WrittenFile } from './files.ts';
import type { BulkDeps } from './ports.ts';
import * as repository from './repository.ts';
import { finishWithFile, keepFile } from './results.ts';
import type { BulkItem, BulkRun } from './tables.ts';
import { gather, stopped, toKept } from './walk.ts';

const PAGE = 200;
/** Entries that wait to be written. */
const ENTRIES_AHEAD = 4;
/** Items whose outcome is stored together. */
const FLUSH_ITEMS = 100;

/** Makes the ZIP from the beginning; what an earlier run left of it is thrown away. */
export async function printRun(deps: BulkDeps, context: JobContext): Promise<JobOutcome> {
  const jobId = context.job.id;
  const run = await gather(deps, jobId, context);
  if ('outcome' in run) return run;
  if (run.fileSha256 !== null) return finishWithFile(deps, context);
  repository.startOver(deps.db, jobId);
  const file = await newFile(deps.exportsFolder, jobId);
  const zip = zipInto(file, deps.clock.now());
  const tally = tallyOf(deps, context, run);
  try {
    for await (const each of printed(deps, run, context.signal)) {
      const early = stopped(context);
      if (early !== undefined) {
        await file.abandon();
        return early;
      }
      const { files, error } = withXml(deps, run.request.print, each);
      for (const { name, content } of files) await zip.add(name, content);
      tally.add(each.item, files.length, error);
    }
    tally.flush();
    const written = await zip.end();
    if (tally.files() > 0)
      keepFile(deps, context, { ...written, name: fileName(deps, run), contentType: 'application/zip' });
    else await file.abandon();
    return await finishWithFile(deps, context);
  } catch (error) {
    await file.abandon();
    const early = isCuadraError(error, 'PRINT_CANCELLED') ? stopped(context) : undefined;
    if (early === undefined) throw error;
    return early;
  }
}

interface NamedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

interface Printed {
  readonly item: BulkItem;
  readonly pdf?: NamedFile;
  readonly error?: CuadraError;
}

/** Each item, with its PDF where one was asked for and could be made. */
async function* printed(deps: BulkDeps, run: BulkRun, signal: AbortSignal): AsyncGenerator<Printed> {
  if (run.request.print?.pdf !== true) {
    for (const item of pending(deps, run)) {
      yield { item };
      await setImmediate();
    }
    return;
  }
  const inputOf = deps.files.printInputs(run.locale);
  /** What could not even be handed to the workers, and the names of what was, in their order. */
  const waiting: { readonly item: BulkItem; readonly name: string; readonly error?: CuadraError }[] = [];
  async function* inputs(): AsyncGenerator<PrintInput> {
    for (const item of pending(deps, run)) {
      try {
        const input = inputOf(item.invoiceId);
        waiting.push({ item, name: printedFileName(input.comprobante) });
        yield input;
      } catch (error) {
        if (!isCuadraError(error)) throw error;
        waiting.push({ item, name: '', error });
        // Nothing was handed over that could be waited for: others have their turn all the same.
        await setImmediate();
      }
    }
  }
  function* refused(): Generator<Printed> {
    while (waiting[0]?.error !== undefined) {
      const { item, error } = waiting.shift() as (typeof waiting)[number];
      if (error !== undefined) yield { item, error };
    }
  }
  for await (const result of renderEach(inputs(), { signal })) {
    yield* refused();
    const made = waiting.shift();
    if (made !== undefined) yield toPrinted(made, result);
  }
  yield* refused();
}

function toPrinted({ item, name }: { item: BulkItem; name: string }, result: BatchResult): Printed {
  return result.ok ? { item, pdf: { name, content: result.pdf.bytes } } : { item, error: result.error };
}

function* pending({ db }: BulkDeps, { jobId }: BulkRun): Generator<BulkItem> {
  let after = 0;
  for (;;) {
    const items = repository.listPending(db, jobId, after, PAGE);
    yield* items;
    const last = items.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/** The files of an item: what there is goes in, and what there is not is said. */
function withXml(
  { files }: BulkDeps,
  options: PrintOptions | undefined,
  { item, pdf, error }: Printed,
): { files: NamedFile[]; error?: CuadraError | undefined } {
  const there = pdf === undefined ? [] : [pdf];
  if (options?.xml !== true) return { files: there, error };
  try {
    const { name, base64 } = files.xmlFile(item.invoiceId);
    return { files: [...there, { name, content: Buffer.from(base64, 'base64') }], error };
  } catch (cause) {
    if (!isCuadraError(cause)) throw cause;
    return { files: there, error: error ?? cause };
  }
}

/** Counts and failures, stored some at a time. */
function tallyOf({ db }: BulkDeps, context: JobContext, { jobId, total }: BulkRun) {
  let items: { readonly position: number; readonly error: CuadraError | undefined }[] = [];
  let done = 0;
  let files = 0;
  function flush(): void {
    db.transaction(
      (tx) => {
        context.fence(tx);
        const failed = items.filter(({ error }) => error !== undefined);
        for (const { position, error } of failed)
          if (error !== undefined) repository.keepFailure(tx, jobId, position, toKept(error));
        repository.addCounts(tx, jobId, { done: items.length - failed.length, failed: failed.length, skipped: 0 });
        context.progress({ done, ...(total === null ? {} : { total }) });
      },
      { behavior: 'immediate' },
    );
    items = [];
  }
  return {
    flush,
    files: () => files,
    add({ position }: BulkItem, made: number, error: CuadraError | undefined): void {
      items.push({ position, error });
      done += 1;
      files += made;
      if (items.length >= FLUSH_ITEMS) flush();
    },
  };
}

/** A ZIP that takes an entry only when those before it are almost written. */
function zipInto({ stream, finished }: NewFile, mtime: Date) {
  const zip = new ZipFile();
  const broken = new Promise<never>((_resolve, reject) => {
    zip.once('error', reject);
    finished.catch(reject);
  });
  // Whoever waits for an entry or for the end hears of it.
  broken.catch(() => undefined);
  zip.outputStream.pipe(stream);
  const nameOf = uniqueNames();
  const ahead: Promise<unknown>[] = [];
  return {
    async add(name: string, content: Uint8Array): Promise<void> {
      const taken = new Promise<void>((resolve) => {
        zip.addReadStreamLazy(nameOf(name), { mtime, mode: 0o100_600, size: content.length }, (give) => {
          const source = Readable.from([content], { objectMode: false });
          source.once('end', resolve);
          give(null, source);
        });
      });
      ahead.push(taken);
      if (ahead.length > ENTRIES_AHEAD) await Promise.race([ahead.shift(), broken]);
    },
    async end(): Promise<WrittenFile> {
      zip.end();
      return Promise.race([finished, broken]);
    },
  };
}

/** Two drafts of a company have the same name: the second becomes `… (2)`. */
function uniqueNames(): (name: string) => string {
  const used = new Map<string, number>();
  return (name) => {
    // A name with a UUID is one of a kind, and there may be a million of them.
    if (WITH_UUID.test(name)) return name;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : name.replace(/(\.[a-z]+)$/, ` (${times})$1`);
  };
}

const WITH_UUID = /_[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\.[a-z]+$/i;

/** `facturas_EKU9003173C9_2026-11-23.zip` */
function fileName({ companyOf, clock }: BulkDeps, { companyId }: BulkRun): string {
  return `facturas_${companyOf(companyId).rfc}_${clock.now().toISOString().slice(0, 10)}.zip`;
}
