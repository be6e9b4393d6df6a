/** The demo PAC passes what every PAC must, and is itself recognisable as a demo. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { fixedClock } from '#ports/clock.ts';
import { pacContext } from '../../../../tests/pac/context.ts';
import { describePac } from '../../../../tests/pac/describe-pac.ts';
import { requestOf } from '../../../../tests/pac/request.ts';
import { invoiceDraftAt, makeIssuer, seal, type TestIssuer } from '../../../../tests/support/issuer.ts';
import { demoPac } from './index.ts';
import { connectDemoPac } from './connector.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');
const clock = fixedClock(NOW);
const signal = (): AbortSignal => AbortSignal.timeout(10_000);
const dataFolder = mkdtempSync(join(tmpdir(), 'cuadra-demo-pac-'));
let issuer: TestIssuer;
let stranger: TestIssuer;
let lastFolio = 0;

beforeAll(() => {
  issuer = makeIssuer(NOW);
  stranger = makeIssuer(NOW, 'URE180429TM6');
});
afterAll(() => rmSync(dataFolder, { recursive: true }));

const connect = () =>
  demoPac.connect(pacContext({ environment: 'demo', clock, dataFolder }), {}) as ReturnType<typeof connectDemoPac>;
const draft = (changes = {}) => invoiceDraftAt(NOW, (lastFolio += 1), changes);
const hour = 60 * 60 * 1000;

describePac('demo PAC', () => ({
  provider: demoPac,
  connect,
  fresh: () => seal(issuer, draft()),
  now: () => clock.now(),
  refused: () => {
    const broken = seal(issuer, draft());
    const retouched = Buffer.from(broken.xml.toString('utf8').replace('Serie="A"', 'Serie="B"'), 'utf8');
    const late = invoiceDraftAt(new Date(NOW.getTime() - 73 * hour), (lastFolio += 1));
    const early = invoiceDraftAt(new Date(NOW.getTime() + 2 * hour), (lastFolio += 1));
    const receptor = { ...draft().receptor, usoCFDI: 'D01' };
    const fiel = issuer.authority.issueFiel({
      identity: { rfc: 'EKU9003173C9', name: 'ESCUELA KEMPER URGATE' },
      password: 'x',
    });
    const withFiel = seal(
      { ...issuer, signer: { ...issuer.signer, certificado: fiel.cer.toString('base64'), noCertificado: fiel.number } },
      draft(),
    );
    return [
      { code: '301', sealed: { ...broken, xml: broken.xml.subarray(0, 300) } },
      { code: '302', sealed: { ...broken, xml: retouched } },
      { code: '302', sealed: withFiel },
      { code: '303', sealed: seal(stranger, draft()) },
      { code: '401', sealed: seal(issuer, late) },
      { code: '401', sealed: seal(issuer, early) },
      { code: 'CFDI40161', sealed: seal(issuer, draft({ receptor })) },
    ];
  },
}));

describe('the demo PAC', () => {
  test('is named in the language of who reads an error about it', () => {
    const params = { provider: demoPac.declaration.displayName };
    const error = new CuadraError('STAMP_UNKNOWN', { params });
    expect(error.localized('es-MX')).toContain('PAC de demostración (SIN VALIDEZ FISCAL)');
    expect(error.localized('en')).toContain('Demonstration PAC');
  });

  test('marks its timbre as without fiscal validity, within what the schema lets Leyenda hold', async () => {
    const pac = connect();
    const outcome = await pac.stamp(requestOf(seal(issuer, draft())), { signal: signal() });
    if (outcome.kind !== 'stamped') throw new Error(outcome.kind);
    const timbre = timbreOf(parseCfdi(outcome.xml));
    expect(timbre?.leyenda).toContain('SIN VALIDEZ FISCAL');
    expect(timbre?.leyenda).toMatch(/^[A-Za-z0-9 -]{1,150}$/);
    expect(pac.books().csd.certificate.isDemo).toBe(true);
    // 18:00 UTC is noon in central Mexico.
    expect(timbre?.fechaTimbrado).toBe('2026-11-23T12:00:00');
    pac.close();
  });

  test('a document that carries a timbre is not stamped again', async () => {
    const pac = connect();
    const sealed = seal(issuer, draft());
    const first = await pac.stamp(requestOf(sealed), { signal: signal() });
    if (first.kind !== 'stamped') throw new Error(first.kind);
    const again = await pac.stamp({ ...requestOf(sealed), xml: first.xml }, { signal: signal() });
    expect(again).toMatchObject({ kind: 'rejected', code: '707' });
    pac.close();
  });

  test('the earlier stamp is given back even when the 72 hours are over', async () => {
    const later = fixedClock(NOW);
    const pac = connectDemoPac({ path: ':memory:', clock: later });
    const sealed = seal(issuer, draft());
    await pac.stamp(requestOf(sealed), { signal: signal() });
    later.advanceMs(100 * hour);
    expect((await pac.stamp(requestOf(sealed), { signal: signal() })).kind).toBe('already-stamped');
    pac.close();
  });

  test('a stamp costs one credit, a repeat none, and without credits nothing is stamped', async () => {
    const pac = connectDemoPac({ path: ':memory:', clock });
    pac.books().setCredits(1);
    const sealed = seal(issuer, draft());
    expect((await pac.stamp(requestOf(sealed), { signal: signal() })).kind).toBe('stamped');
    expect((await pac.stamp(requestOf(sealed), { signal: signal() })).kind).toBe('already-stamped');
    const other = seal(issuer, draft());
    expect((await pac.stamp(requestOf(other), { signal: signal() })).kind).toBe('no-credits');
    expect(pac.books().all()).toHaveLength(1);
    expect(await pac.balance({ signal: signal() })).toEqual({ kind: 'balance', credits: 0 });
    pac.close();
  });

  test('cancels with each motivo, refuses what SAT would, and its status follows', async () => {
    const pac = connectDemoPac({ path: ':memory:', clock });
    const stamp = async () => {
      const sealed = seal(issuer, draft());
      const outcome = await pac.stamp(requestOf(sealed), { signal: signal() });
      if (outcome.kind !== 'stamped') throw new Error(outcome.kind);
      return { uuid: timbreOf(parseCfdi(outcome.xml))?.uuid ?? '', ...sealed };
    };
    const [replaced, substitute] = [await stamp(), await stamp()];
    const base = { issuerRfc: 'EKU9003173C9', receiverRfc: 'URE180429TM6', total: '1.00' } as const;
    const cancel = (uuid: string, motivo: '01' | '02' | '03' | '04', rest: object = {}) =>
      pac.cancel({ kind: 'stored-csd', ...base, uuid, motivo, ...rest }, { signal: signal() });

    expect(await cancel(replaced.uuid, '01')).toMatchObject({ kind: 'refused', code: '208' });
    expect(await cancel(replaced.uuid, '01', { folioSustitucion: replaced.uuid })).toMatchObject({ code: '208' });
    expect(await cancel(replaced.uuid, '02', { folioSustitucion: substitute.uuid })).toMatchObject({ code: '209' });
    expect(await cancel(replaced.uuid, '02', { issuerRfc: 'XAXX010101000' })).toMatchObject({ code: '203' });
    expect(await cancel('5FB2822E-396D-4725-8521-CDC4BDD20CCF', '02')).toMatchObject({ code: '205' });
    expect(await pac.status({ ...base, uuid: replaced.uuid, sello: '' }, { signal: signal() })).toMatchObject({
      estado: 'vigente',
    });

    const done = await cancel(replaced.uuid, '01', { folioSustitucion: substitute.uuid });
    expect(done).toMatchObject({ kind: 'accepted', before: false, words: { code: '201' } });
    if (done.kind !== 'accepted') throw new Error(done.kind);
    expect(Buffer.from(done.acuse ?? []).toString()).toContain('SIN VALIDEZ FISCAL');
    expect(await cancel(replaced.uuid, '03')).toMatchObject({ kind: 'accepted', before: true });
    expect(await pac.status({ ...base, uuid: replaced.uuid, sello: '' }, { signal: signal() })).toMatchObject({
      estado: 'cancelado',
    });
    for (const motivo of ['02', '03', '04'] as const) {
      expect(await cancel((await stamp()).uuid, motivo)).toMatchObject({ kind: 'accepted' });
    }
    pac.close();
  });

  test('a signed cancellation must say what was asked, and be signed', async () => {
    const pac = connectDemoPac({ path: ':memory:', clock });
    const outcome = await pac.stamp(requestOf(seal(issuer, draft())), { signal: signal() });
    if (outcome.kind !== 'stamped') throw new Error(outcome.kind);
    const uuid = timbreOf(parseCfdi(outcome.xml))?.uuid ?? '';
    const signed = (folio: string, signature: string) =>
      Buffer.from(
        `<Cancelacion xmlns="http://cancelacfd.sat.gob.mx" RfcEmisor="EKU9003173C9" Fecha="2026-11-23T12:00:00">` +
          `<Folios><Folio UUID="${folio}" Motivo="02"/></Folios>${signature}</Cancelacion>`,
      );
    const signature =
      '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>eA==</SignatureValue></Signature>';
    const cancel = (xml: Buffer) =>
      pac.cancel(
        {
          kind: 'signed',
          xml,
          uuid,
          motivo: '02',
          issuerRfc: 'EKU9003173C9',
          receiverRfc: 'URE180429TM6',
          total: '1.00',
        },
        { signal: signal() },
      );
    expect(await cancel(signed(uuid.replace(/^./, '0').replace(/.$/, '0'), signature))).toMatchObject({ code: '301' });
    expect(await cancel(signed(uuid, ''))).toMatchObject({ code: '301' });
    expect(await cancel(signed(uuid, signature))).toMatchObject({ kind: 'accepted' });
    pac.close();
  });
});
