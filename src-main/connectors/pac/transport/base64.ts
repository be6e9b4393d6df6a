const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Octets of a Base64 text, line breaks allowed; undefined where it is none or says nothing. */
export function readBase64(text: string | undefined): Uint8Array | undefined {
  const packed = text?.replaceAll(/\s+/g, '') ?? '';
  if (packed === '' || packed.length % 4 === 1 || !BASE64.test(packed)) return undefined;
  return Buffer.from(packed, 'base64');
}

export function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('base64');
}
