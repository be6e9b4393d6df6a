/**
 * Hands the chosen files over to the engine: message after message, the next one read only when the one before was
 * taken, so that ten thousand files need no more room than one message. It goes on while other sections are shown.
 */
import type { Client } from '../../app/connection/link.ts';
import { toBase64 } from '../../ui/fields/files.ts';
import type { Chosen } from './chosen.ts';
import { messagesOf, type Message } from './messages.ts';

export type ImportsClient = Pick<Client['cfdiImports'], 'begin' | 'addFiles' | 'addPiece' | 'start' | 'discard'>;
export type Options = Parameters<Client['cfdiImports']['begin']>[0];

export interface Upload {
  /**
   * `failed`: a message was not taken; it can be resumed. `started`: the run works on it. `seen`: the person has been
   * taken to that run.
   */
  readonly state: 'sending' | 'failed' | 'started' | 'seen';
  readonly runId: string | undefined;
  readonly files: number;
  readonly sentFiles: number;
  readonly bytes: number;
  readonly sentBytes: number;
  /** Files that could not be read from the disk. */
  readonly unread: readonly string[];
  readonly error?: unknown;
}

export type Uploader = ReturnType<typeof createUploader>;

export function createUploader(client: ImportsClient) {
  let now: Upload | undefined;
  const listeners = new Set<() => void>();
  /** What is left to send; another array is another upload. */
  let left: Message[] = [];
  let asked: Options = {};

  function set(next: Upload | undefined): void {
    now = next;
    for (const listener of listeners) listener();
  }

  async function send(): Promise<void> {
    const mine = left;
    const isMine = (): boolean => mine === left && now !== undefined;
    try {
      let runId = now?.runId;
      if (runId === undefined) {
        runId = (await client.begin(asked)).id;
        if (!isMine()) {
          await client.discard({ id: runId });
          return;
        }
        change({ runId });
      }
      for (let message = mine[0]; message !== undefined; message = mine[0]) {
        const { sent, unread } = await sendOne(client, runId, message);
        if (!isMine()) return;
        mine.shift();
        change({
          sentFiles: (now?.sentFiles ?? 0) + sent,
          sentBytes: (now?.sentBytes ?? 0) + bytesOf(message),
          unread: [...(now?.unread ?? []), ...unread],
        });
      }
      await client.start({ id: runId });
      if (isMine()) change({ state: 'started' });
    } catch (error) {
      if (isMine()) change({ state: 'failed', error });
    }
  }

  function change(part: Partial<Upload>): void {
    if (now !== undefined) set({ ...now, ...part });
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (): Upload | undefined => now,

    /** Does nothing while another upload is under way. */
    begin({ files, bytes }: Chosen, options: Options): void {
      if (now?.state === 'sending' || now?.state === 'failed') return;
      asked = options;
      left = messagesOf(files);
      set({ state: 'sending', runId: undefined, files: files.length, sentFiles: 0, bytes, sentBytes: 0, unread: [] });
      void send();
    },

    /** Goes on with the message that was not taken: the engine knows one that it has had. */
    resume(): void {
      if (now?.state !== 'failed') return;
      const { error: _before, ...rest } = now;
      set({ ...rest, state: 'sending' });
      void send();
    },

    /** Lets go of it, with what was handed over. */
    async stop(): Promise<void> {
      const runId = now?.runId;
      left = [];
      set(undefined);
      if (runId !== undefined) await client.discard({ id: runId });
    },

    /** The screen has gone to the run. */
    see(): void {
      if (now?.state === 'started') change({ state: 'seen' });
    },
  };
}

function bytesOf(message: Message): number {
  return message.kind === 'files' ? message.bytes : message.end - message.offset;
}

async function sendOne(
  client: ImportsClient,
  id: string,
  message: Message,
): Promise<{ sent: number; unread: readonly string[] }> {
  if (message.kind === 'piece') {
    const { of, offset, end } = message;
    const base64 = await read(of.file.slice(offset, end));
    // A large file that cannot be read leaves the run without its end: that is for a person to decide.
    if (base64 === undefined) throw new DOMException(of.path, 'NotReadableError');
    await client.addPiece({ id, path: of.path, bytes: of.size, offset, base64 });
    return { sent: end === of.size ? 1 : 0, unread: [] };
  }
  const all = await Promise.all(message.files.map(async ({ path, file }) => ({ path, base64: await read(file) })));
  const files = all.flatMap(({ path, base64 }) => (base64 === undefined ? [] : [{ path, base64 }]));
  if (files.length > 0) await client.addFiles({ id, files });
  return { sent: files.length, unread: all.flatMap(({ path, base64 }) => (base64 === undefined ? [path] : [])) };
}

/** Undefined for what was moved, deleted or closed since it was chosen. */
async function read(blob: Blob): Promise<string | undefined> {
  try {
    return toBase64(new Uint8Array(await blob.arrayBuffer()));
  } catch {
    return undefined;
  }
}
