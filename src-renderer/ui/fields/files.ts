/** Files in and out of the window: as the contract carries them (name and Base64), and onto the person's disk. */

export interface FileContent {
  readonly name: string;
  readonly base64: string;
}

const CHUNK = 0x80_00;

export async function readFile(file: File): Promise<FileContent> {
  return { name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.codePointAt(at) ?? 0;
  return bytes;
}

/**
 * Saves a file where the person wants it: the shell's dialog in Electron, a download in a browser.
 * @returns whether it was saved, as far as this side can know
 */
export async function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (window.cuadra !== undefined) return (await window.cuadra.saveFile(name, bytes)) !== undefined;
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

export function saveContent({ name, base64 }: FileContent): Promise<boolean> {
  return saveFile(name, fromBase64(base64));
}
