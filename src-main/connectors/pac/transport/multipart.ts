/** multipart/form-data (RFC 7578) with the bytes of each part as they are. */
import { randomBytes } from 'node:crypto';

export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly content: Uint8Array | string;
}

/** Header and body; the boundary is in none of the parts. */
export function multipart(parts: readonly Part[]): {
  readonly headers: { readonly 'content-type': string };
  readonly body: Buffer;
} {
  const contents = parts.map((part) => Buffer.from(part.content));
  let boundary: string;
  do boundary = `cuadra-${randomBytes(16).toString('hex')}`;
  while (contents.some((content) => content.includes(boundary)));
  const pieces: Buffer[] = [];
  for (const [index, part] of parts.entries()) {
    const file = part.fileName === undefined ? '' : `; filename="${quoted(part.fileName)}"`;
    const type = part.contentType === undefined ? '' : `Content-Type: ${part.contentType}\r\n`;
    pieces.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(part.name)}"${file}\r\n${type}\r\n`),
      contents[index] ?? Buffer.alloc(0),
      Buffer.from('\r\n'),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat(pieces) };
}

/** What would end the quoted text early, as browsers write it (HTML, multipart/form-data encoding). */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
