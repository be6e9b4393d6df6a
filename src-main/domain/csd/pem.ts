/** Files with `.cer` and `.key` names come as DER, as PEM and as bare Base64; inside we speak DER. */

/** What a PEM header promises. */
export type PemLabel = 'CERTIFICATE' | 'ENCRYPTED PRIVATE KEY' | 'PRIVATE KEY' | 'RSA PRIVATE KEY';

export type Unwrapped =
  | { readonly kind: 'der'; readonly der: Buffer; readonly label?: PemLabel | undefined }
  /** PEM that begins and does not end. */
  | { readonly kind: 'truncated' }
  /** Neither DER nor PEM. */
  | { readonly kind: 'other' };

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/;

/** Takes the DER out of whatever wrapping the file has. DER is recognised by its first byte, SEQUENCE. */
export function unwrap(file: Uint8Array): Unwrapped {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) return { kind: 'truncated' };
  if (bytes[0] === 0x30) return { kind: 'der', der: bytes };
  // A real file is 2 kB; do not search a film for a header.
  const text = bytes.subarray(0, 64 * 1024).toString('latin1');
  const begin = BEGIN.exec(text);
  if (begin !== null) {
    const start = begin.index + begin[0].length;
    const end = text.indexOf(`-----END ${begin[1]}-----`, start);
    if (end === -1) return { kind: 'truncated' };
    // Headers of OpenSSL's own format (Proc-Type, DEK-Info) end with an empty line.
    const body = text.slice(start, end).replace(/^\s*[A-Za-z-]+:[\s\S]*?\r?\n\r?\n/, '');
    return { kind: 'der', der: Buffer.from(body, 'base64'), label: begin[1] as PemLabel };
  }
  const compact = text.replaceAll(/\s/g, '');
  if (/^MI[A-Za-z0-9+/]{60,}={0,2}$/.test(compact)) return { kind: 'der', der: Buffer.from(compact, 'base64') };
  return { kind: 'other' };
}
