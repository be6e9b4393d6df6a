/** A company's logo made ready to embed: decoded, scaled down and compressed once, then shared by every document. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** An image in the form that PDF stores (PDF 32000-1, 8.9.5). */
export interface EmbeddableImage {
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'DeviceRGB' | 'DeviceGray' | 'DeviceCMYK';
  readonly filter: 'FlateDecode' | 'DCTDecode';
  readonly data: Uint8Array;
  /** Opacity plane, compressed with zlib; absent when the image is opaque. */
  readonly alpha?: Uint8Array;
  /** Ranges of the components, where they are stored inverted. */
  readonly decode?: readonly number[];
}

/** Enough for 300 dots an inch at the largest size that the page gives a logo. */
const MAX_SIDE = 700;
/** Beyond this a small file is an attack or a mistake: it is refused before it is decoded. */
const MAX_PIXELS = 25_000_000;
const MAX_CACHED = 16;

/** By the bytes' object first (a batch passes the same one), then by their hash. */
const byObject = new WeakMap<Uint8Array, EmbeddableImage | 'unreadable'>();
const byHash = new Map<string, EmbeddableImage | 'unreadable'>();

/**
 * The image, or undefined when the bytes are not a PNG or JPEG that can be shown.
 * @param bytes a whole file, not changed afterwards
 */
export function embeddableImage(bytes: Uint8Array): EmbeddableImage | undefined {
  let image = byObject.get(bytes);
  if (image === undefined) {
    const hash = createHash('sha256').update(bytes).digest('base64');
    image = byHash.get(hash) ?? read(bytes) ?? 'unreadable';
    if (byHash.size >= MAX_CACHED) byHash.delete(byHash.keys().next().value ?? '');
    byHash.set(hash, image);
    byObject.set(bytes, image);
  }
  return image === 'unreadable' ? undefined : image;
}

function read(bytes: Uint8Array): EmbeddableImage | undefined {
  if (bytes.length < 24) return undefined;
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return readPng(bytes);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? readJpeg(bytes) : undefined;
}

function readPng(bytes: Uint8Array): EmbeddableImage | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // IHDR is always first: width and height stand at bytes 16 and 20 (PNG, 11.2.2).
  if (view.getUint32(16) * view.getUint32(20) > MAX_PIXELS) return undefined;
  let png: PNG;
  try {
    png = PNG.sync.read(Buffer.from(bytes));
  } catch {
    // Damaged file: the caller prints without logo and says so.
    return undefined;
  }
  const { width, height, data } = scaledDown(png);
  const pixels = width * height;
  const rgb = new Uint8Array(pixels * 3);
  const alpha = new Uint8Array(pixels);
  let opaque = true;
  for (let i = 0; i < pixels; i += 1) {
    rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3);
    const a = data[i * 4 + 3] ?? 255;
    alpha[i] = a;
    if (a !== 255) opaque = false;
  }
  return {
    width,
    height,
    colorSpace: 'DeviceRGB',
    filter: 'FlateDecode',
    data: deflateSync(rgb, { level: 9 }),
    ...(opaque ? {} : { alpha: deflateSync(alpha, { level: 9 }) }),
  };
}

interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** RGBA, eight bits each. */
  readonly data: Uint8Array;
}

/** Halves the sides, averaging blocks of four weighted by opacity, until they are small enough. */
function scaledDown(image: Bitmap): Bitmap {
  let current: Bitmap = image;
  while (Math.max(current.width, current.height) > MAX_SIDE && Math.min(current.width, current.height) > 1) {
    current = halved(current);
  }
  return current;
}

function halved({ width, height, data }: Bitmap): Bitmap {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const corner = (y * 2 * width + x * 2) * 4;
      const sources = [corner, corner + 4, corner + width * 4, corner + width * 4 + 4];
      let opacity = 0;
      const sum = [0, 0, 0];
      for (const at of sources) {
        const a = data[at + 3] ?? 0;
        opacity += a;
        for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (data[at + c] ?? 0) * a;
      }
      const target = (y * w + x) * 4;
      for (let c = 0; c < 3; c += 1) out[target + c] = opacity === 0 ? 255 : Math.round((sum[c] ?? 0) / opacity);
      out[target + 3] = Math.round(opacity / 4);
    }
  }
  return { width: w, height: h, data: out };
}

/** PDF takes a JPEG as it is; only its frame header is read (ITU-T T.81, B.2.2). */
function readJpeg(bytes: Uint8Array): EmbeddableImage | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  let adobe = false;
  while (at + 9 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Fill bytes and markers without a segment.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xee && latin1(bytes, at + 4, 5) === 'Adobe') adobe = true;
    // Start of frame: baseline, extended and progressive; C4, C8 and CC are other segments.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width, components] = [view.getUint16(at + 5), view.getUint16(at + 7), view.getUint8(at + 9)];
      const colorSpace = COLOR_SPACES[components];
      if (view.getUint8(at + 4) !== 8 || width === 0 || height === 0 || colorSpace === undefined) return undefined;
      if (marker > 0xc2) return undefined;
      return {
        width,
        height,
        colorSpace,
        filter: 'DCTDecode',
        data: bytes,
        // Adobe's programs store CMYK inverted.
        ...(adobe && components === 4 ? { decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

const COLOR_SPACES: Readonly<Record<number, EmbeddableImage['colorSpace']>> = {
  1: 'DeviceGray',
  3: 'DeviceRGB',
  4: 'DeviceCMYK',
};

function latin1(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
}
