/** A desk whose invoices SAT knows: stamped by the demo PAC under a production account, asked about at a simulator. */
import { findProvider } from '#connectors/pac/registry.ts';
import type { PacEnvironment, PacProvider } from '#connectors/pac/types.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { createHttp } from '#platform/http.ts';
import { fixedClock, type Clock } from '#ports/clock.ts';
import type { EnginePorts } from '#engine/ports.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import { startSatConsulta, type KnownDocument, type SatConsultaSimulator } from '../simulators/sat-consulta/index.ts';
import type { SatStatus } from '../simulators/pac-core/sat.ts';

export const VIGENTE: SatStatus = {
  codigoEstatus: 'S - Comprobante obtenido satisfactoriamente.',
  estado: 'Vigente',
  esCancelable: 'Cancelable con aceptación',
  estatusCancelacion: '',
};
export const CANCELADO: SatStatus = {
  ...VIGENTE,
  estado: 'Cancelado',
  esCancelable: 'No cancelable',
  estatusCancelacion: 'Cancelado con aceptación',
};
export const EN_PROCESO: SatStatus = { ...VIGENTE, estatusCancelacion: 'En proceso' };

export interface SatDesk extends TestDesk {
  readonly clock: ReturnType<typeof fixedClock>;
  readonly sat: SatConsultaSimulator;
  /** Issues and stamps so many invoices; gives their ids, oldest first. */
  stamp(count: number): Promise<string[]>;
  /** What SAT says of an invoice from now on; undefined: it does not know it. */
  satSays(id: string, status: SatStatus | undefined, changes?: Partial<KnownDocument>): Promise<void>;
  /** Changes what we say of an invoice, as a cancellation would. */
  weSay(id: string, status: 'stamped' | 'cancel_requested' | 'cancelled'): void;
  /** As if it had been stamped so many days ago. */
  stampedDaysAgo(id: string, days: number): void;
}

/** The demo PAC as one that has accounts of this environment. */
export function demoPacOf(environment: PacEnvironment): PacProvider {
  const provider = findProvider('demo');
  if (provider === undefined) throw new Error('no demo PAC');
  return { ...provider, declaration: { ...provider.declaration, environments: ['demo', environment] } };
}

export async function openSatDesk({
  environment = 'production',
  ports = {},
}: { environment?: PacEnvironment; ports?: Partial<EnginePorts> } = {}): Promise<SatDesk> {
  const known = new Map<string, KnownDocument>();
  const sat = await startSatConsulta({ find: (uuid) => known.get(uuid) });
  const http = createHttp({ authorities: [sat.authority] });
  const clock = fixedClock(new Date());
  const desk = await openTestDesk(
    { http, clock: clock satisfies Clock, ...ports },
    { pacProviders: [demoPacOf(environment)], sat: { baseUrl: sat.address, everyMs: 0 } },
  );
  const { client, engine, companyId } = desk;
  if (environment !== 'demo') {
    const [demo] = (await client.stamping.listPacs({ companyId })).configs;
    const version = demo?.version ?? 0;
    await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo', state: 'paused', version });
    await client.stamping.configurePac({ companyId, provider: 'demo', environment });
  }
  engine.start();
  return {
    ...desk,
    clock,
    sat,
    async stamp(count) {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const draft = await client.invoices.create({
          companyId,
          clientId: desk.clientId,
          formaPago: '03',
          metodoPago: 'PUE',
          lines: [{ productId: desk.productId, cantidad: '1' }],
        });
        const { issued, findings } = await client.invoices.issue({ id: draft.id, version: draft.version });
        if (!issued) throw new Error(JSON.stringify(findings));
        ids.push(draft.id);
      }
      await engine.idle();
      return ids;
    },
    async satSays(id, status, changes = {}) {
      const { uuid = '' } = await client.invoices.get({ id });
      if (status === undefined) {
        known.delete(uuid);
        return;
      }
      const file = await client.invoices.xml({ id });
      const { emisor, receptor, total, sello } = parseCfdi(Buffer.from(file.base64, 'base64'));
      known.set(uuid, { re: emisor.rfc, rr: receptor.rfc, tt: total, sello, status, ...changes });
    },
    weSay(id, status) {
      engine.raw.prepare('UPDATE invoices SET status = ? WHERE id = ?').run(status, id);
    },
    stampedDaysAgo(id, days) {
      const at = new Date(clock.now().getTime() - days * 24 * 60 * 60 * 1000).toISOString();
      engine.raw.prepare('UPDATE invoices SET stamped_at_utc = ? WHERE id = ?').run(at, id);
    },
    async close() {
      await desk.close();
      await http.close();
      await sat.close();
    },
  };
}
