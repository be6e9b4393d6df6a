/**
 * A whole engine whose company has accounts with PACs that are reached over a network: Facturama, which
 * seals by itself, and SW, for which the seal is made here. Their simulators live in this process.
 */
import { facturamaPac } from '#connectors/pac/facturama/index.ts';
import { swPac } from '#connectors/pac/sw/index.ts';
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import { createHttp } from '#platform/http.ts';
import { systemClock } from '#ports/clock.ts';
import { readCertificate } from '#domain/csd/index.ts';
import type { Logger } from '#ports/logger.ts';
import { startFacturama, type FacturamaHabits } from '../simulators/facturama/index.ts';
import type { SimServer } from '../simulators/pac-core/server.ts';
import { startSw, type SwHabits } from '../simulators/sw/index.ts';
import { issuerCsd, openTestDesk } from '../support/engine.ts';
import { makeIssuer } from '../support/issuer.ts';

/** Accounts in the order in which they are asked; 'facturama' is given its CSD. */
export type Ranking = readonly ('facturama' | 'sw')[];

export interface SealingDeskOptions {
  readonly habits?: FacturamaHabits;
  readonly swHabits?: SwHabits;
  readonly ranking?: Ranking;
  /** Leaves Facturama's account without its CSD. */
  readonly withoutConsent?: boolean;
}

export type SealingDesk = Awaited<ReturnType<typeof openSealingDesk>>;

export async function openSealingDesk(options: SealingDeskOptions = {}) {
  const { ranking = ['facturama'], habits = {} } = options;
  const someone = makeIssuer(systemClock.now());
  const given = { clock: systemClock, csd: { cer: someone.certificate.der, keyDer: someone.keyDer } };
  const facturama = await startFacturama(given, { ...habits, withoutCsd: true });
  const sw = await startSw(given, options.swHabits);
  const http = createHttp({ authorities: [facturama.authority, sw.authority] });
  /** Every line of the log, as text. */
  const logged: string[] = [];
  const hear = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: hear, info: hear, warn: hear, error: hear };
  const desk = await openTestDesk(
    { http, logger },
    { pacProviders: [demoPacProvider(), reached(facturamaPac, facturama), reached(swPac, sw)] },
  );
  const { client, companyId, engine } = desk;
  await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo', version: 1, state: 'paused' });
  const accounts = new Map<string, string>();
  for (const [index, provider] of ranking.entries()) {
    const { credentials } = provider === 'sw' ? sw : facturama;
    const account = await client.stamping.configurePac({
      companyId,
      provider,
      environment: 'test',
      credentials: { ...credentials },
      rank: index + 1,
    });
    accounts.set(provider, account.id);
  }
  const [csd] = await client.csds.list({ companyId });
  const csdId = csd?.id ?? '';
  const accountOf = (provider: string): string => accounts.get(provider) ?? '';
  if (ranking.includes('facturama') && options.withoutConsent !== true) {
    await client.stamping.uploadCsd({ id: accountOf('facturama'), csdId, consent: true });
  }
  engine.start();

  const state = (invoiceId: string) => client.stamping.state({ invoiceId });
  return {
    ...desk,
    facturama,
    sw,
    logged,
    csdId,
    certificate: readCertificate(issuerCsd().cer),
    accountOf,
    state,
    account: async (provider: string) =>
      (await client.stamping.listPacs({ companyId })).configs.find((config) => config.provider === provider),
    /** Issues an invoice and lets the queue do what is due. */
    issue: async (changes: object = {}): Promise<string> => {
      const draft = await client.invoices.create({
        companyId,
        clientId: desk.clientId,
        formaPago: '03',
        metodoPago: 'PUE',
        lines: [{ productId: desk.productId, cantidad: '3' }],
        ...changes,
      });
      const { issued, findings } = await client.invoices.issue({ id: draft.id, version: draft.version });
      if (!issued) throw new Error(JSON.stringify(findings));
      await engine.idle();
      return draft.id;
    },
    /** The queue's job of an invoice at once, instead of at its appointed time. */
    again: async (invoiceId: string): Promise<void> => {
      const { job } = await state(invoiceId);
      if (job !== undefined) await client.jobs.retry({ id: job.id });
      await engine.idle();
    },
    audit: (action: string) =>
      engine.raw
        .prepare('SELECT actor, record, after FROM audit_entries WHERE action = ? ORDER BY seq')
        .all(action) as { actor: string; record: string; after: string }[],
    async close(): Promise<void> {
      await desk.close();
      await http.close();
      await facturama.close();
      await sw.close();
    },
  };
}

function reached(provider: PacProvider, { address }: SimServer): PacProvider {
  return { ...provider, connect: (context, given) => provider.connect({ ...context, baseUrl: address }, given) };
}

/** How often a simulator was asked for a stamp. */
export function stampsAsked(simulator: Pick<SimServer, 'requests'>): number {
  return simulator.requests.filter(({ kind }) => kind === 'stamp').length;
}
