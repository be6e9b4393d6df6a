/**
 * The thread of an import: walks the source, reads, judges and packs, and hands over small lots. It never runs far ahead
 * of what is stored, so that memory holds a few lots whatever the size of the source. Of the books it reads, through a
 * connection of its own, which files a run that was cut off has dealt with, and certificates of PACs.
 */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { packXml } from '../received/codec.ts';
import { finding } from './finding.ts';
import { judge, type JudgeOptions } from './judge.ts';
import { Unreadable, walkSource, type SourceFile } from './source/walk.ts';
import type { JudgedFile, ThreadOrder, ThreadReply } from './thread.ts';

const LOT_FILES = 40;
const LOT_BYTES = 1024 * 1024;
/** Lots on the way to the engine: one is being stored while the next is made. */
const AHEAD = 2;

const order = workerData as ThreadOrder;
const port = parentPort;
if (port === null) throw new Error('a thread only');

function say(reply: ThreadReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  port?.postMessage(reply);
}

async function judgeFile({ path, read }: SourceFile, options: JudgeOptions): Promise<JudgedFile> {
  let bytes: Buffer;
  try {
    bytes = await read();
  } catch (error) {
    if (error instanceof Unreadable) return { path, outcome: error.outcome, findings: [error.finding] };
    throw error;
  }
  try {
    const judged = judge(bytes, options);
    if (judged.outcome !== 'document') return { path, ...judged };
    const { receivedBy, foreignTo, facts, certificado } = judged;
    const isReceived = receivedBy !== undefined || foreignTo !== undefined || facts.type === 'N';
    return { path, ...judged, xml: bytes, packed: isReceived ? packXml(bytes, certificado) : undefined };
  } catch {
    // What nobody thought of is this file's trouble, not that of the thousands behind it.
    return { path, outcome: 'refused', findings: [finding('UNEXPECTED', 'error')] };
  }
}

async function work(): Promise<void> {
  const { databasePath, runId, source, companies, foreignTo, keepInvalid, takesDemo, authorities } = order;
  const raw = new Database(databasePath, { readonly: true, fileMustExist: true, timeout: 5000 });
  raw.pragma('query_only = ON');
  const dealtWith = raw.prepare('SELECT 1 FROM cfdi_import_items WHERE run_id = ? AND path = ?');
  const certificate = raw.prepare('SELECT der FROM timbre_certificates WHERE number = ?').pluck();
  const certificates = new Map<string, Uint8Array | undefined>();
  const satCertificate = (number: string): Uint8Array | undefined => {
    if (!certificates.has(number)) certificates.set(number, certificate.get(number) as Buffer | undefined);
    return certificates.get(number);
  };
  const options = { companies, foreignTo, keepInvalid, takesDemo, authorities, satCertificate };
  let onTheWay = 0;
  port?.on('message', () => {
    onTheWay -= 1;
  });
  // Messages count down while this waits for them.
  const room = async (): Promise<void> => {
    if (port === null || onTheWay < AHEAD) return;
    await once(port, 'message');
    await room();
  };
  let lot: JudgedFile[] = [];
  let bytes = 0;
  const hand = async (): Promise<void> => {
    if (lot.length === 0) return;
    say({ kind: 'lot', files: lot });
    lot = [];
    bytes = 0;
    onTheWay += 1;
    await room();
  };
  try {
    say({ kind: 'counted', total: await countOf(source) });
    for await (const file of walkSource(source)) {
      if (dealtWith.get(runId, file.path) !== undefined) continue;
      const judged = await judgeFile(file, options);
      lot.push(judged);
      bytes += 'xml' in judged ? judged.xml.length : 0;
      if (lot.length >= LOT_FILES || bytes >= LOT_BYTES) await hand();
    }
    await hand();
    say({ kind: 'ended' });
  } finally {
    raw.close();
  }
}

/** Names alone are cheap: a progress bar knows its end. */
async function countOf(source: ThreadOrder['source']): Promise<number> {
  const files = walkSource(source);
  let total = 0;
  // oxlint-disable-next-line no-await-in-loop -- one after the other is how a directory is walked
  while ((await files.next()).done !== true) total += 1;
  return total;
}

try {
  await work();
} catch (error) {
  const detail = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', detail, gone: error instanceof Error && 'code' in error && error.code === 'ENOENT' });
}
// The port's listener would keep the thread.
port.close();
