/** One invoice to its one stamp, through everything a network and a provider can do. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { operator, stampingDesk, type DeskOptions, type StampingDesk } from '../../../tests/support/stamping-desk.ts';
import { invoiceDraftAt, seal } from '../../../tests/support/issuer.ts';

const HOUR_MS = 60 * 60 * 1000;
const open: StampingDesk[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
function desk(options?: DeskOptions): StampingDesk {
  const made = stampingDesk(options);
  open.push(made);
  return made;
}

/** What must hold of a stamped invoice whatever happened on the way. */
function expectStampedOnce(d: StampingDesk, id: string, pacs: readonly string[] = ['demo']): void {
  const row = d.invoice(id);
  expect(row).toMatchObject({ status: 'stamped', demo: true, pacCode: null });
  const stamps = pacs.flatMap((pac) => d.stampsAt(pac).filter((stamp) => stamp.folio === String(row.folio)));
  expect(stamps.map((stamp) => stamp.uuid)).toEqual([row.uuid]);
  expect(d.files(id, 'stamped').map((file) => file.content.equals(stamps[0]?.xml ?? Buffer.of()))).toEqual([true]);
  expect(d.state(id).job?.state).toBe('done');
  expect(d.state(id).attempts.filter((attempt) => attempt.state === 'stamped')).toHaveLength(1);
  expect(d.stamped.filter((event) => event.invoiceId === id)).toHaveLength(1);
  expect(d.audited.filter((e) => e.action === 'invoice.stamped' && e.record === `invoice:${id}`)).toHaveLength(1);
}

test('an issued invoice is stamped, stored, audited and told to others', async () => {
  const d = desk();
  const id = d.issue();
  await d.time.settle();
  expectStampedOnce(d, id);
  expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp']);
  expect(d.stamped[0]).toMatchObject({ invoiceId: id, environment: 'demo', uuid: d.invoice(id).uuid });
});

describe('when nobody can know whether it was stamped', () => {
  for (const fault of ['timeout-after', 'truncated', 'server-error'] as const) {
    test(`${fault}: it is unknown for all to see, is asked for, and gets the stamp it has`, async () => {
      const d = desk();
      d.pac().script.push(fault);
      const id = d.issue();
      await d.time.settle();
      expect(d.invoice(id).status).toBe('unknown');
      expect(d.state(id)).toMatchObject({ job: { state: 'unknown', error: { code: 'STAMP_UNKNOWN' } } });
      expect(d.state(id).attempts).toMatchObject([{ state: 'unknown', sends: 1 }]);
      await d.time.advance(10_000);
      expectStampedOnce(d, id);
      expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp', 'recover']);
    });
  }

  test('a time-out before it arrived: asked for, then the very same bytes are sent again', async () => {
    const d = desk();
    d.pac().script.push('timeout-before');
    const id = d.issue();
    await d.time.advance(10_000);
    expectStampedOnce(d, id);
    expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp', 'recover', 'stamp']);
    expect(new Set(d.pac().calls.map((call) => call.sha256))).toEqual(new Set([d.invoice(id).sealedSha256]));
  });

  test('the provider cannot be reached to be asked: it stays unknown, nothing is sent meanwhile', async () => {
    const d = desk();
    d.pac().script.push('timeout-after');
    d.pac().recoverScript.push('unavailable', 'unavailable', 'unavailable');
    const id = d.issue();
    await d.time.advance(20_000);
    expect(d.invoice(id)).toMatchObject({ status: 'unknown', pacCode: 'ECONNREFUSED' });
    await d.time.advance(120_000);
    expectStampedOnce(d, id);
    expect(d.pac().calls.filter((call) => call.call === 'stamp')).toHaveLength(1);
  });

  test('a provider that does not find its own stamp yet is sent the same bytes, and answers 307', async () => {
    const d = desk();
    d.pac().script.push('timeout-after');
    d.pac().recoverScript.push('not-found-yet');
    const id = d.issue();
    await d.time.advance(10_000);
    expectStampedOnce(d, id);
    expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp', 'recover', 'stamp']);
  });

  test('a provider that can only be asked by repeating is asked so', async () => {
    const d = desk({ capabilities: { recoverBy: [] } });
    d.pac().script.push('timeout-after');
    const id = d.issue();
    await d.time.advance(10_000);
    expectStampedOnce(d, id);
    expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp', 'stamp']);
  });

  test('a provider that would stamp a repeat anew is never sent one', async () => {
    const d = desk({ capabilities: { repeatIsSafe: false } });
    d.pac().script.push('timeout-after');
    d.pac().recoverScript.push('not-found-yet', 'not-found-yet', 'not-found-yet');
    const id = d.issue();
    await d.time.advance(100_000);
    expectStampedOnce(d, id);
    expect(d.pac().calls.filter((call) => call.call === 'stamp')).toHaveLength(1);
  });

  test('a connector that never answers is given up after its time limit, as unknown', async () => {
    const d = desk();
    d.pac().script.push('hangs');
    const id = d.issue();
    await d.time.advance(34_999);
    expect(d.invoice(id).status).toBe('stamping');
    await d.time.advance(1);
    expect(d.invoice(id).status).toBe('unknown');
    await d.time.advance(10_000);
    expectStampedOnce(d, id);
  });

  test('"stamped before" without the document: the document is asked for at once', async () => {
    const d = desk();
    d.pac().script.push('bare-307');
    const id = d.issue();
    await d.time.settle();
    expectStampedOnce(d, id);
    expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp', 'recover']);
  });

  test('no other PAC is tried while the first may have stamped it, even if it is down for an hour', async () => {
    const d = desk({ pacs: ['uno', 'dos'] });
    d.pac('uno').script.push('timeout-after');
    d.pac('uno').recoverScript.push(...Array.from({ length: 18 }, () => 'unavailable' as const));
    const id = d.issue();
    await d.time.advance(HOUR_MS);
    expect(d.pac('dos').calls).toEqual([]);
    expect(d.invoice(id).status).toBe('unknown');
    await d.time.advance(HOUR_MS);
    expectStampedOnce(d, id, ['uno', 'dos']);
  });

  test('"not found" right after a time-out is not believed: the request may still be at work there', async () => {
    const d = desk({ pacs: ['uno', 'dos'] });
    d.pac('uno').script.push('timeout-before', ...Array.from({ length: 25 }, () => 'refused-connection' as const));
    const id = d.issue();
    await d.time.advance(20_000);
    expect(d.invoice(id).status).toBe('unknown');
    expect(d.pac('dos').calls).toEqual([]);
    // Long after the last send, "not found" is certain and the other PAC may have it.
    await d.time.advance(30 * 60 * 1000);
    expectStampedOnce(d, id, ['uno', 'dos']);
  });

  test('the operator asks now instead of waiting for the appointed time', async () => {
    const d = desk();
    d.pac().script.push('timeout-after');
    const id = d.issue();
    await d.time.settle();
    d.stamping.service.askNow(id, operator);
    await d.time.settle();
    expectStampedOnce(d, id);
    expect(() => d.stamping.service.askNow(id, operator)).toThrow(
      expect.objectContaining({ code: 'STAMP_NOT_UNKNOWN' }),
    );
  });

  test('its job cannot be cancelled', async () => {
    const d = desk();
    d.pac().script.push('timeout-after');
    const id = d.issue();
    await d.time.settle();
    const jobId = d.state(id).job?.id ?? '';
    expect(() => d.jobs.cancel(jobId, operator)).toThrow(expect.objectContaining({ code: 'JOB_CANCEL_UNKNOWN' }));
  });
});

describe('a reply that is not believed', () => {
  for (const [fault, reason] of [
    ['other-document', 'other-seal'],
    ['altered', 'other-content'],
    ['truncated-unnoticed', 'unreadable'],
  ] as const) {
    test(`${fault} is kept for inspection, never stored as stamped, and the true one is asked for`, async () => {
      const d = desk();
      d.pac().script.push(fault);
      const id = d.issue();
      await d.time.settle();
      expect(d.invoice(id)).toMatchObject({ status: 'unknown', uuid: null });
      expect(d.files(id, 'stamped')).toEqual([]);
      expect(d.files(id, 'refused_reply')).toHaveLength(1);
      expect(d.state(id)).toMatchObject({
        job: { error: { code: 'STAMP_REPLY_REFUSED' } },
        refusedReplies: [{ sha256: d.files(id, 'refused_reply')[0]?.sha256 }],
      });
      const event = d.audited.find((entry) => entry.action === 'invoice.reply-refused');
      expect(event?.after).toMatchObject({ reason });
      await d.time.advance(10_000);
      expectStampedOnce(d, id);
    });
  }
});

describe('when the PAC refuses', () => {
  test('the code, the provider’s words and our finding are kept, the folio too, and it ends there', async () => {
    const d = desk();
    d.pac().script.push({ reject: 'CFDI40148' });
    const id = d.issue();
    const { folio } = d.invoice(id);
    await d.time.advance(HOUR_MS);
    expect(d.invoice(id)).toMatchObject({
      status: 'rejected',
      folio,
      pacCode: 'CFDI40148',
      pacMessage: 'CFDI40148 - rechazado',
      findings: [{ code: 'CFDI40148', severity: 'error', field: 'receptor.domicilioFiscalReceptor' }],
    });
    expect(d.state(id)).toMatchObject({ job: { state: 'done', result: { status: 'rejected' } } });
    expect(d.pac().calls).toHaveLength(1);
  });

  test('what the demo PAC itself refuses comes with the findings of the validation', async () => {
    const d = desk();
    const draft = invoiceDraftAt(d.clock.now(), 77);
    const bad = seal(d.issuer, { ...draft, receptor: { ...draft.receptor, usoCFDI: 'D01' } });
    const id = d.issue(bad);
    await d.time.settle();
    expect(d.invoice(id)).toMatchObject({ status: 'rejected', pacCode: 'CFDI40161' });
    expect(d.invoice(id).findings?.[0]).toMatchObject({ code: 'CFDI40161', field: 'receptor.usoCFDI' });
  });

  test('"too old" said of a repeat does not prove that the first send failed', async () => {
    const d = desk();
    d.pac().script.push('timeout-after', { reject: '401' });
    d.pac().recoverScript.push('not-found-yet');
    const id = d.issue();
    await d.time.advance(2000);
    expect(d.invoice(id)).toMatchObject({ status: 'unknown', pacCode: '401' });
    await d.time.advance(60_000);
    expectStampedOnce(d, id);
  });

  test('a definite refusal of a repeat ends the doubt', async () => {
    const d = desk();
    d.pac().script.push('timeout-before', { reject: 'CFDI40148' });
    const id = d.issue();
    await d.time.advance(10_000);
    expect(d.invoice(id).status).toBe('rejected');
    expect(d.stampsAt()).toEqual([]);
  });
});

describe('a document that carries a timbre', () => {
  /** Sealed with a timbre of who knows where among its complements. */
  const carrying = (d: StampingDesk) => {
    const timbre =
      '<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" ' +
      'UUID="AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA" FechaTimbrado="2026-11-23T10:00:00" RfcProvCertif="AAA010101AAA" ' +
      'SelloCFD="x" NoCertificadoSAT="00001000000500000000" SelloSAT="y"/>';
    const sealed = d.sealNext();
    const xml = sealed.xml
      .toString('utf8')
      .replace('</cfdi:Comprobante>', `<cfdi:Complemento>${timbre}</cfdi:Complemento></cfdi:Comprobante>`);
    const bytes = Buffer.from(xml, 'utf8');
    return { ...sealed, xml: bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  };

  for (const [what, fault] of [
    ['the demo PAC says so (707)', undefined],
    ['a PAC says 307', { reject: '307' }],
    ['a PAC says "stamped before" and has nothing to show', 'bare-307-unstamped'],
  ] as const) {
    test(`${what}: it is rejected at once, not asked about for days`, async () => {
      const d = desk();
      if (fault !== undefined) d.pac().script.push(fault);
      const id = d.issue(carrying(d));
      await d.time.settle();
      expect(d.invoice(id)).toMatchObject({ status: 'rejected', pacCode: fault === undefined ? '707' : '307' });
      expect(d.invoice(id).findings).toMatchObject([{ messageKey: 'pac.code.707', field: 'complementos' }]);
      expect(d.state(id).job).toMatchObject({ state: 'done', result: { status: 'rejected' } });
      expect(d.pac().calls.map((call) => call.call)).toEqual(['stamp']);
      expect(d.stampsAt()).toEqual([]);
    });
  }

  test('of one that carries none, 307 still means a stamp made before', async () => {
    const d = desk();
    d.pac().script.push('timeout-after', { reject: '307' });
    d.pac().recoverScript.push('not-found-yet');
    const id = d.issue();
    await d.time.advance(60_000);
    expect(d.invoice(id).status).toBe('stamped');
    expectStampedOnce(d, id);
  });
});

describe('when the vault is locked', () => {
  test('nothing is stamped with credentials that were opened before; it waits and goes on by itself', async () => {
    const d = desk();
    d.issue();
    await d.time.settle();
    expect(d.pac().calls).toHaveLength(1);
    d.lock();
    const id = d.issue();
    await d.time.advance(60_000);
    expect(d.pac().calls).toHaveLength(1);
    expect(d.state(id)).toMatchObject({ status: 'ready', job: { state: 'waiting', error: { code: 'VAULT_LOCKED' } } });
    d.unlock();
    await d.time.advance(5 * 60_000);
    expectStampedOnce(d, id);
  });

  test('one that was waiting for its turn is not sent any more, and what is under way ends well', async () => {
    const d = desk({ maxParallel: 1 });
    let closed = 0;
    d.pac().close = () => void (closed += 1);
    d.pac().script.push('slow');
    const first = d.issue();
    const second = d.issue();
    await d.time.settle();
    expect(d.state(second).attempts).toMatchObject([{ state: 'intent', sends: 0 }]);
    d.lock();
    expect(closed).toBe(0);
    d.pac().answerSlow();
    await d.time.settle();
    expectStampedOnce(d, first);
    expect(closed).toBe(1);
    expect(d.pac().calls).toHaveLength(1);
    expect(d.state(second)).toMatchObject({ job: { state: 'waiting', error: { code: 'VAULT_LOCKED' } } });
    d.unlock();
    await d.time.advance(5 * 60_000);
    expectStampedOnce(d, second);
  });

  test('a stamp that may exist stays unknown, and is asked for once it is open again', async () => {
    const d = desk();
    d.pac().script.push('timeout-after');
    const id = d.issue();
    await d.time.settle();
    d.lock();
    await d.time.advance(60_000);
    expect(d.state(id)).toMatchObject({
      status: 'unknown',
      job: { state: 'unknown', error: { code: 'VAULT_LOCKED' } },
    });
    d.unlock();
    await d.time.advance(5 * 60_000);
    expectStampedOnce(d, id);
  });
});

test('why a reply is refused is read in the reader’s language', async () => {
  const d = desk();
  d.pac().script.push('other-document');
  const id = d.issue();
  await d.time.settle();
  expect(d.stamping.service.state(id, 'en').job?.error?.message).toContain('the reply has another seal');
  expect(d.stamping.service.state(id, 'es-MX').job?.error?.message).toContain('la respuesta trae otro sello');
});

describe('when a PAC does not serve', () => {
  for (const fault of ['refused-connection', 'credentials', 'no-credits', 'rate-limited'] as const) {
    test(`${fault}: the next in rank stamps it in the same run`, async () => {
      const d = desk({ pacs: ['uno', 'dos'] });
      d.pac('uno').script.push(fault);
      const id = d.issue();
      await d.time.settle();
      expectStampedOnce(d, id, ['uno', 'dos']);
      expect(d.invoice(id).pacProvider).toBe('dos');
      expect(d.state(id).attempts.map((attempt) => attempt.state)).toEqual(['failed', 'stamped']);
    });
  }

  test('with a single PAC the invoice goes back to ready, keeps the words, and tries again later', async () => {
    const d = desk();
    d.pac().script.push('refused-connection', 'refused-connection');
    const id = d.issue();
    await d.time.settle();
    expect(d.invoice(id)).toMatchObject({ status: 'ready', pacCode: 'ECONNREFUSED' });
    expect(d.state(id)).toMatchObject({ job: { state: 'waiting', error: { code: 'STAMP_PAC_UNAVAILABLE' } } });
    await d.time.advance(10_000);
    expectStampedOnce(d, id);
    expect(d.state(id).attempts.map((attempt) => attempt.state)).toEqual(['failed', 'failed', 'stamped']);
  });

  test('bad credentials are tried once, not once per invoice, until a person corrects them', async () => {
    const d = desk();
    d.pac().script.push('credentials');
    const a = d.issue();
    await d.time.settle();
    const b = d.issue();
    await d.time.advance(3 * HOUR_MS);
    expect(d.pac().calls).toHaveLength(1);
    const [config] = d.stamping.pacs.list(d.companyId, 'es-MX').configs;
    expect(config?.problem).toMatchObject({ kind: 'credentials', words: { code: '401' } });
    expect(config?.problem?.blockedUntilUtc).toBeUndefined();
    d.configure('demo', { version: config?.version });
    await d.time.settle();
    expectStampedOnce(d, a);
    expectStampedOnce(d, b);
  });

  test('a good connection test ends the problem too', async () => {
    const d = desk();
    d.pac().script.push('credentials');
    const id = d.issue();
    await d.time.settle();
    const [config] = d.stamping.pacs.list(d.companyId, 'es-MX').configs;
    expect(await d.stamping.pacs.test(config?.id ?? '', operator)).toMatchObject({ ok: true, credits: 1_000_000 });
    await d.time.settle();
    expectStampedOnce(d, id);
  });

  test('without stamps left it waits a while; when told to slow down, as long as told', async () => {
    for (const [fault, ms] of [
      ['no-credits', 15 * 60 * 1000],
      ['rate-limited', 90_000],
    ] as const) {
      const d = desk();
      d.pac().script.push(fault);
      const id = d.issue();
      await d.time.advance(ms - 1);
      expect(d.pac().calls).toHaveLength(1);
      await d.time.advance(1);
      expectStampedOnce(d, id);
    }
  });

  test('without any PAC it waits, and is stamped as soon as one is configured', async () => {
    const d = desk({ unconfigured: true });
    const id = d.issue();
    await d.time.settle();
    expect(d.state(id)).toMatchObject({ status: 'ready', job: { state: 'waiting', error: { code: 'STAMP_NO_PAC' } } });
    d.configure('demo');
    await d.time.settle();
    expectStampedOnce(d, id);
  });
});

describe('72 hours', () => {
  test('a document that was surely never stamped is given back for a new seal', async () => {
    const d = desk({ unconfigured: true });
    const id = d.issue();
    await d.time.jump(72 * HOUR_MS + 1000);
    await d.time.advance(HOUR_MS);
    expect(d.invoice(id)).toMatchObject({ status: 'rejected', folio: 1 });
    expect(d.invoice(id).findings?.[0]).toMatchObject({ code: '401', messageKey: 'stamping.finding.tooOld' });
    expect(d.state(id)).toMatchObject({ job: { state: 'done', result: { status: 'needs-reseal' } } });
  });

  test('one that may be stamped is asked for however late, and never sent to another PAC', async () => {
    const d = desk({ pacs: ['uno', 'dos'] });
    d.pac('uno').script.push('timeout-after');
    d.pac('uno').recoverScript.push(...Array.from({ length: 900 }, () => 'unavailable' as const));
    const id = d.issue();
    await d.time.advance(HOUR_MS);
    await d.time.jump(72 * HOUR_MS);
    expect(d.invoice(id).status).toBe('unknown');
    d.pac('uno').recoverScript.length = 0;
    await d.time.advance(10 * 60 * 1000);
    expectStampedOnce(d, id, ['uno', 'dos']);
    expect(d.pac('dos').calls).toEqual([]);
    // The same answer again and again is one event.
    expect(d.state(id).attempts[0]?.asks).toBeGreaterThan(12);
    const events = d.raw.prepare('SELECT count(*) FROM invoice_events WHERE invoice_id = ?').pluck().get(id);
    expect(events).toBeLessThan(10);
  });

  test('unknown, and after 72 hours surely not stamped: given back for a new seal', async () => {
    const d = desk();
    d.pac().script.push('timeout-before');
    d.pac().recoverScript.push(...Array.from({ length: 900 }, () => 'unavailable' as const));
    const id = d.issue();
    await d.time.jump(73 * HOUR_MS);
    expect(d.invoice(id).status).toBe('unknown');
    d.pac().recoverScript.length = 0;
    await d.time.advance(10 * 60 * 1000);
    expect(d.invoice(id).status).toBe('rejected');
    expect(d.pac().calls.filter((call) => call.call === 'stamp')).toHaveLength(1);
  });
});

describe('by hand', () => {
  async function stuck(): Promise<{ d: StampingDesk; id: string; xml: Buffer }> {
    const d = desk();
    d.pac().script.push('timeout-after');
    d.pac().recoverScript.push(...Array.from({ length: 2000 }, () => 'unavailable' as const));
    const id = d.issue();
    await d.time.settle();
    return { d, id, xml: d.stampsAt()[0]?.xml ?? Buffer.of() };
  }

  test('the stamped document from the PAC’s portal settles an unknown stamp, after the same checks', async () => {
    const { d, id, xml } = await stuck();
    const altered = Buffer.from(xml.toString('utf8').replace('Total="', 'Total="1'), 'utf8');
    await expect(d.stamping.service.resolveUnknown(id, altered, operator)).rejects.toMatchObject({
      code: 'STAMP_REPLY_REFUSED',
    });
    expect(d.invoice(id).status).toBe('unknown');
    await d.stamping.service.resolveUnknown(id, xml, operator);
    await d.time.settle();
    expectStampedOnce(d, id);
    expect(d.audited.find((entry) => entry.action === 'invoice.stamped')?.actor).toBe('ana');
  });

  test('"it was not stamped" is taken only when nothing can be stamped any more', async () => {
    const { d, id } = await stuck();
    await expect(d.stamping.service.resolveUnknown(id, undefined, operator)).rejects.toMatchObject({
      code: 'STAMP_TOO_EARLY',
    });
    await d.time.jump(73 * HOUR_MS);
    await d.stamping.service.resolveUnknown(id, undefined, operator);
    await d.time.settle();
    expect(d.invoice(id).status).toBe('rejected');
    expect(d.state(id).job?.state).toBe('done');
  });

  test('cancelling before anything was sent gives the invoice back with its folio', async () => {
    const d = desk({ unconfigured: true });
    const id = d.issue();
    await d.time.settle();
    d.jobs.cancel(d.state(id).job?.id ?? '', operator);
    expect(d.invoice(id)).toMatchObject({ status: 'rejected', folio: 1 });
    expect(d.invoice(id).findings?.[0]).toMatchObject({ messageKey: 'stamping.finding.cancelled' });
  });

  test('a dead or finished job is queued anew for a document that still waits', async () => {
    const d = desk({ unconfigured: true });
    const id = d.issue();
    await d.time.settle();
    d.raw.prepare(`UPDATE jobs SET state = 'dead', finished_at_utc = updated_at_utc`).run();
    d.configure('demo');
    await d.time.settle();
    expect(d.invoice(id).status).toBe('ready');
    d.stamping.service.queue(id, operator);
    await d.time.settle();
    expectStampedOnce(d, id);
    expect(() => d.stamping.service.queue(id, operator)).toThrow(
      expect.objectContaining({ code: 'STAMP_NOT_WAITING' }),
    );
  });
});

test('what follows a stamp cannot undo it', async () => {
  const d = desk({
    onStamped: [
      (tx) => {
        tx.run(sql`CREATE TABLE half_done (x)`);
        throw new Error('mail is broken');
      },
    ],
  });
  const id = d.issue();
  await d.time.settle();
  expectStampedOnce(d, id);
  const events = d.raw.prepare('SELECT event FROM invoice_events WHERE invoice_id = ?').pluck().all(id);
  expect(events).toContain('after_stamp_failed');
  expect(d.raw.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'half_done'`).pluck().get()).toBe(0);
});

test('a UUID that another invoice has is refused', async () => {
  const d = desk();
  const first = d.issue();
  await d.time.settle();
  const uuid = d.invoice(first).uuid;
  const id = d.issue();
  await d.time.settle();
  const stolen = d.invoice(id);
  expect(() => d.raw.prepare('UPDATE invoices SET uuid = ? WHERE id = ?').run(uuid, stolen.id)).toThrow(/UNIQUE/);
});

test('the database itself refuses a second open attempt and a second stamped document', async () => {
  const d = desk();
  d.pac().script.push('timeout-after');
  const id = d.issue();
  await d.time.settle();
  const copy = (state: string) =>
    d.raw
      .prepare(
        `INSERT INTO stamp_attempts SELECT 'x', invoice_id, attempt + 1, pac_config_id, provider, environment,
         sealed_sha256, ?, sends, asks, 'u', outcome, provider_code, provider_message, intent_at_utc, sent_at_utc,
         answered_at_utc, updated_at_utc FROM stamp_attempts WHERE invoice_id = ?`,
      )
      .run(state, id);
  expect(() => copy('intent')).toThrow(/UNIQUE/);
  await d.time.advance(10_000);
  expectStampedOnce(d, id);
  expect(() => copy('stamped')).toThrow(/UNIQUE/);
});

test('many invoices at once: each has its own one stamp, faults or not', async () => {
  const d = desk();
  d.pac().script.push(
    'timeout-after',
    'truncated',
    'refused-connection',
    'other-document',
    'bare-307',
    'timeout-before',
  );
  const ids = Array.from({ length: 20 }, () => d.issue());
  await d.time.advance(120_000);
  for (const id of ids) expectStampedOnce(d, id);
  expect(d.stampsAt().length).toBe(ids.length + 1);
});
