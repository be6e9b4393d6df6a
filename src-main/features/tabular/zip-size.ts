/** What a ZIP says it inflates to, before anybody inflates it: XLSX and ODS are ZIPs. */

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;

/** Sum of the entries' sizes as the central directory states them; 0 where there is none. */
export function inflatedSize(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= lowest && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < lowest || end < 0) return 0;
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0 && at + 46 <= bytes.length; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY) break;
    total += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return total;
}
