import { expect, test } from 'vitest';
import { sortOut } from './chosen.ts';
import { MESSAGE_BYTES } from './messages.ts';
import { createUploader, type ImportsClient, type Uploader } from './uploader.ts';

/** An engine that keeps what it is given, and may be told to refuse. */
function engine({ refuse = (): boolean => false }: { refuse?: (call: number) => boolean } = {}) {
  const state = { calls: 0, atOnce: 0, most: 0, started: 0, discarded: 0, files: new Map<string, number>() };
  const take = async (): Promise<void> => {
    state.calls += 1;
    if (refuse(state.calls)) throw new Error('no');
    state.atOnce += 1;
    state.most = Math.max(state.most, state.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 1));
    state.atOnce -= 1;
  };
  const client = {
    begin: async () => ({ id: 'run' }),
    async addFiles({ files }: { files: readonly { path: string; base64: string }[] }) {
      await take();
      for (const { path, base64 } of files) state.files.set(path, atob(base64).length);
      return { files: state.files.size };
    },
    async addPiece({ path, offset, base64 }: { path: string; offset: number; base64: string }) {
      await take();
      expect(state.files.get(path) ?? 0).toBe(offset);
      state.files.set(path, offset + atob(base64).length);
      return { next: 0, complete: true };
    },
    async start() {
      state.started += 1;
      return {};
    },
    async discard() {
      state.discarded += 1;
      return { discarded: true };
    },
  };
  return { state, client: client as unknown as ImportsClient };
}

const file = (name: string, bytes = 10): File => new File([new Uint8Array(bytes)], name);
const many = (count: number): File[] => Array.from({ length: count }, (_, at) => file(`${at}.xml`));

async function until(uploader: Uploader, state: 'started' | 'failed'): Promise<void> {
  while (uploader.get()?.state !== state) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('everything arrives, one message at a time, and then the work begins', async () => {
  const { state, client } = engine();
  const uploader = createUploader(client);
  const chosen = await sortOut([...many(950), file('todo.zip', MESSAGE_BYTES * 3 + 1)]);
  uploader.begin(chosen, {});
  await until(uploader, 'started');
  expect(state.most).toBe(1);
  expect(state.files.size).toBe(951);
  expect(state.files.get('todo.zip')).toBe(MESSAGE_BYTES * 3 + 1);
  expect(state.started).toBe(1);
  expect(uploader.get()).toMatchObject({ sentFiles: 951, sentBytes: chosen.bytes, unread: [], runId: 'run' });
});

test('a message that was not taken is sent again, and nothing before it', async () => {
  const { state, client } = engine({ refuse: (call) => call === 3 });
  const uploader = createUploader(client);
  uploader.begin(await sortOut(many(500)), {});
  await until(uploader, 'failed');
  expect(state.started).toBe(0);
  expect(state.files.size).toBe(200);
  uploader.resume();
  await until(uploader, 'started');
  expect(state.calls).toBe(6);
  expect(state.files.size).toBe(500);
  expect(uploader.get()?.error).toBeUndefined();
});

test('what is stopped is discarded, and nothing of it is sent any more', async () => {
  const { state, client } = engine();
  const uploader = createUploader(client);
  uploader.begin(await sortOut(many(5000)), {});
  while (state.calls < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  await uploader.stop();
  const { calls } = state;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(state.calls).toBe(calls);
  expect(state).toMatchObject({ discarded: 1, started: 0 });
  expect(uploader.get()).toBeUndefined();
});

test('a file that is gone from the disk does not keep the others out, and is named', async () => {
  const { state, client } = engine();
  const uploader = createUploader(client);
  const gone = Object.assign(file('ido.xml'), { arrayBuffer: () => Promise.reject(new Error('gone')) });
  uploader.begin(await sortOut([file('a.xml'), gone, file('b.xml')]), {});
  await until(uploader, 'started');
  expect([...state.files.keys()]).toEqual(['a.xml', 'b.xml']);
  expect(uploader.get()?.unread).toEqual(['ido.xml']);
});
