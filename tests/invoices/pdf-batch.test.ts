/** Many invoices printed through the contract, and by the command line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgram } from '../../src-main/cli/program.ts';
import type { CliHost } from '../../src-main/cli/types.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

const NOWHERE = '01a209bb-fee6-7569-99e2-ce0671f8c07a';
let desk: TestDesk;
const ids: string[] = [];

beforeAll(async () => {
  desk = await openTestDesk();
  desk.engine.start();
  for (let number = 0; number < 4; number += 1) {
    const { id, version } = await desk.client.invoices.create({
      companyId: desk.companyId,
      clientId: desk.clientId,
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ productId: desk.productId, cantidad: String(number + 1) }],
    });
    // The last two stay drafts: their files have one name.
    if (number < 2) await desk.client.invoices.issue({ id, version });
    ids.push(id);
  }
  await desk.engine.idle();
});
afterAll(() => desk.close());

test('gives every file in the order asked for, the same as one by one; what cannot be printed says why', async () => {
  const [first = '', second = '', third = ''] = ids;
  const asked = [second, NOWHERE, third, first];
  const printed = await desk.client.invoices.pdfBatch({ ids: asked });
  expect(printed.map((one) => one.id)).toEqual(asked);
  expect(printed[1]).toEqual({
    id: NOWHERE,
    error: { code: 'NOT_FOUND', message: expect.stringContaining(NOWHERE) },
  });
  // Stamped documents always print to the same bytes.
  expect(printed[0]?.file).toEqual(await desk.client.invoices.pdf({ id: second }));
  expect(printed[3]?.file).toEqual(await desk.client.invoices.pdf({ id: first }));
  expect(printed[2]?.file?.name).toContain('borrador');
});

test('takes one to five hundred', async () => {
  for (const wrong of [[], Array.from({ length: 501 }, () => NOWHERE)]) {
    await expect(desk.client.invoices.pdfBatch({ ids: wrong })).rejects.toMatchObject({
      data: { code: 'INPUT_INVALID', field: 'ids' },
    });
  }
});

test('invoice pdf-batch saves them in a folder, none over another, and ends with 1 where one failed', async () => {
  const out = join(desk.dataFolder, 'impresas');
  let said = '';
  let exitCode = 0;
  const call: CliHost['call'] = (_path, input) => desk.client.invoices.pdfBatch(input as { ids: string[] });
  const program = createProgram({
    openHost: () => Promise.resolve({ call, close: () => Promise.resolve() } as unknown as CliHost),
    print: (text) => (said += text),
    printError: () => {},
    setExitCode: (code) => (exitCode = code),
  });
  await program.parseAsync(['--json', 'invoice', 'pdf-batch', ...ids, NOWHERE, '--out', out], { from: 'user' });
  const files = readdirSync(out);
  expect(files).toHaveLength(4);
  expect(files.filter((name) => /borrador(-2)?\.pdf$/.test(name))).toHaveLength(2);
  for (const name of files) expect(readFileSync(join(out, name)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(JSON.parse(said)).toHaveLength(5);
  expect(said).toContain('NOT_FOUND');
  expect(exitCode).toBe(1);
});
