/** How files travel to the engine: many small ones in one message, a large one in pieces. Pure. */
import type { ChosenFile } from './chosen.ts';

/** Far below what a message may hold, so that reading and packing one never stops the window for long. */
export const MESSAGE_BYTES = 1024 * 1024;
export const MESSAGE_FILES = 100;

export type Message =
  | { readonly kind: 'files'; readonly files: readonly ChosenFile[]; readonly bytes: number }
  | { readonly kind: 'piece'; readonly of: ChosenFile; readonly offset: number; readonly end: number };

export function messagesOf(files: readonly ChosenFile[]): Message[] {
  const messages: Message[] = [];
  let lot: ChosenFile[] = [];
  let bytes = 0;
  const close = (): void => {
    if (lot.length > 0) messages.push({ kind: 'files', files: lot, bytes });
    lot = [];
    bytes = 0;
  };
  for (const chosen of files) {
    const { size } = chosen;
    if (size > MESSAGE_BYTES) {
      for (let offset = 0; offset < size; offset += MESSAGE_BYTES) {
        messages.push({ kind: 'piece', of: chosen, offset, end: Math.min(size, offset + MESSAGE_BYTES) });
      }
      continue;
    }
    if (lot.length === MESSAGE_FILES || bytes + size > MESSAGE_BYTES) close();
    lot.push(chosen);
    bytes += size;
  }
  close();
  return messages;
}
