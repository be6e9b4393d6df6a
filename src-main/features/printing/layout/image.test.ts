import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { logoPng } from '../../../../tests/printing/fixtures.ts';
import { embeddableImage } from './image.ts';

function png(width: number, height: number, color: [number, number, number, number]): Uint8Array {
  const image = new PNG({ width, height });
  for (let i = 0; i < width * height; i += 1) image.data.set(color, i * 4);
  return PNG.sync.write(image);
}

/** The headers of a JPEG, which is all that is read of it. */
function jpeg(marker: number, components: number, adobe = false): Uint8Array {
  const app14 = [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0];
  const frame = [0xff, marker, 0, 8 + components * 3, 8, 0, 60, 0, 200, components, ...Array(components * 3).fill(1)];
  return Uint8Array.from([0xff, 0xd8, ...(adobe ? app14 : []), ...frame, 0xff, 0xda, 0, 2, 0xff, 0xd9, 0, 0, 0, 0]);
}

describe('embeddableImage', () => {
  it('splits a PNG into colour and opacity', () => {
    const image = embeddableImage(png(4, 3, [10, 20, 30, 128]));
    expect(image).toMatchObject({ width: 4, height: 3, colorSpace: 'DeviceRGB', filter: 'FlateDecode' });
    expect([...inflateSync(image?.data ?? new Uint8Array()).subarray(0, 3)]).toEqual([10, 20, 30]);
    expect([...inflateSync(image?.alpha ?? new Uint8Array())]).toEqual(Array(12).fill(128));
  });

  it('keeps no opacity plane for an opaque one', () => {
    expect(embeddableImage(png(2, 2, [1, 2, 3, 255]))).not.toHaveProperty('alpha');
  });

  it('makes a large one smaller, in proportion and in its colours', () => {
    const image = embeddableImage(png(2400, 800, [200, 100, 50, 255]));
    expect(image).toMatchObject({ width: 600, height: 200 });
    expect([...inflateSync(image?.data ?? new Uint8Array()).subarray(-3)]).toEqual([200, 100, 50]);
  });

  it('does the work once for the same bytes, even in another object', () => {
    const bytes = logoPng();
    expect(embeddableImage(Uint8Array.from(bytes))).toBe(embeddableImage(bytes));
  });

  it('passes a JPEG through, grey, colour or inverted CMYK', () => {
    expect(embeddableImage(jpeg(0xc0, 1))).toMatchObject({ width: 200, height: 60, colorSpace: 'DeviceGray' });
    expect(embeddableImage(jpeg(0xc2, 3))).toMatchObject({ colorSpace: 'DeviceRGB', filter: 'DCTDecode' });
    expect(embeddableImage(jpeg(0xc0, 4, true))).toMatchObject({
      colorSpace: 'DeviceCMYK',
      decode: [1, 0, 1, 0, 1, 0, 1, 0],
    });
  });

  it('refuses what no reader could show', () => {
    const bomb = png(2, 2, [0, 0, 0, 0]);
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 100_000);
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(20, 100_000);
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      logoPng().subarray(0, 60),
      bomb,
      jpeg(0xc3, 3),
      jpeg(0xc0, 2),
      Uint8Array.from([0xff, 0xd8, ...Array(40).fill(0)]),
    ]) {
      expect(embeddableImage(bytes)).toBeUndefined();
    }
  });
});
