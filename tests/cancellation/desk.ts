/** A whole engine on pretended time, whose PAC has bad days when it is asked to cancel or for a status. */
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import type { CancelOutcome, CancelRequest, PacConnector, PacProvider, StatusOutcome } from '#connectors/pac/types.ts';
import type { CancellationDetail } from '#contract/cancellation.ts';
import type { InvoiceDetail, InvoiceDraftInput } from '#contract/invoices.ts';
import type { EngineOptions } from '#engine/engine.ts';
import type { EnginePorts } from '#engine/ports.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import { fakeTime, type FakeTime } from '../support/fake-time.ts';

export type CancelFault =
  /** Nothing arrived there. */
  | 'timeout-before'
  /** It was taken, and nothing was heard of it. */
  | 'timeout-after'
  /** Taken, with SAT's receipt for somebody else's document. */
  | 'other-acuse'
  | 'unreadable-acuse'
  /** Taken, without a receipt. */
  | 'no-acuse'
  | 'unavailable'
  | 'credentials'
  | 'in-process'
  /** SAT does not know the document yet. */
  | '205'
  | { readonly refuse: string };

export interface ScriptedPac {
  /** What happens to the next requests, one each; then all goes well. */
  readonly cancels: CancelFault[];
  /** Answers of the next questions for a status; `away`: nobody answers. */
  readonly statuses: (Partial<Extract<StatusOutcome, { kind: 'status' }>> | 'away')[];
  readonly requests: CancelRequest[];
  asked: number;
}

const words = (code: string, message: string) => ({ provider: 'demo', code, message });

/** A PAC with bad days. */
export function scripted(inner: PacConnector, script: ScriptedPac): PacConnector {
  return {
    ...inner,
    close: () => inner.close(),
    async cancel(request, options): Promise<CancelOutcome> {
      script.requests.push(request);
      const fault = script.cancels.shift();
      const taken = (): Promise<CancelOutcome> => inner.cancel(request, options);
      switch (fault) {
        case undefined:
          return taken();
        case 'timeout-before':
          return { kind: 'unknown', reason: 'timeout', words: words('ETIMEDOUT', 'no answer') };
        case 'timeout-after':
          await taken();
          return { kind: 'unknown', reason: 'timeout', words: words('ETIMEDOUT', 'no answer') };
        case 'other-acuse':
        case 'unreadable-acuse': {
          const outcome = await taken();
          if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
          const acuse = Buffer.from(outcome.acuse ?? [])
            .toString('utf8')
            .replace(/<UUID>.{8}/, fault === 'other-acuse' ? '<UUID>00000000' : '<UUID');
          return { ...outcome, acuse: Buffer.from(acuse) };
        }
        case 'no-acuse': {
          const { acuse: _acuse, ...outcome } = (await taken()) as Extract<CancelOutcome, { kind: 'accepted' }>;
          return outcome;
        }
        case 'unavailable':
          return { kind: 'unavailable', words: words('ECONNREFUSED', 'connection refused') };
        case 'credentials':
          return { kind: 'credentials', words: words('401', 'Usuario o contraseña inválidos') };
        case 'in-process':
          return { kind: 'in-process', words: words('708', 'en proceso') };
        case '205':
          return { kind: 'refused', code: '205', words: words('205', 'UUID no encontrado') };
        default:
          return { kind: 'refused', code: fault.refuse, words: words(fault.refuse, 'rechazado') };
      }
    },
    async status(document, options): Promise<StatusOutcome> {
      script.asked += 1;
      const said = script.statuses.shift();
      if (said === 'away') return { kind: 'unavailable', words: words('ECONNREFUSED', 'connection refused') };
      if (said === undefined) return inner.status(document, options);
      return { kind: 'status', estado: 'vigente', words: words('S', 'guion'), ...said };
    },
  };
}

export interface CancellationDesk extends TestDesk {
  readonly time: FakeTime;
  readonly pac: ScriptedPac;
  /** A stamped invoice; its receiver does as `terms` says (see the demo PAC). */
  stamped(terms?: string, more?: Partial<InvoiceDraftInput>): Promise<InvoiceDetail>;
  issue(draft: { id: string; version: number }): Promise<InvoiceDetail>;
  cancel(invoiceId: string, more?: object): Promise<CancellationDetail>;
  state(invoiceId: string): Promise<CancellationDetail>;
  invoice(id: string): Promise<InvoiceDetail>;
  /** Lets time pass in small steps, as a real desk lives it. */
  pass(seconds: number): Promise<void>;
  /** How often each event happened. */
  events(id: string): Promise<Record<string, number>>;
}

export interface CancellationDeskOptions {
  readonly ports?: Partial<EnginePorts>;
  readonly faultPoints?: FaultPoints;
  readonly provider?: (inner: PacProvider) => PacProvider;
  /** Besides the one whose bad days are scripted. */
  readonly others?: readonly PacProvider[];
  readonly sat?: EngineOptions['sat'];
}

export async function cancellationDesk(options: CancellationDeskOptions = {}): Promise<CancellationDesk> {
  const time = fakeTime(new Date().toISOString());
  const pac: ScriptedPac = { cancels: [], statuses: [], requests: [], asked: 0 };
  const { faultPoints } = options;
  const inner = demoPacProvider(faultPoints === undefined ? {} : { faultPoints });
  const provider: PacProvider = {
    ...inner,
    connect: (context, credentials) => scripted(inner.connect(context, credentials), pac),
  };
  const desk = await openTestDesk(
    { clock: time.clock, timers: time.timers, ...(faultPoints === undefined ? {} : { faultPoints }), ...options.ports },
    {
      pacProviders: [options.provider?.(provider) ?? provider, ...(options.others ?? [])],
      ...(options.sat === undefined ? {} : { sat: options.sat }),
    },
  );
  const { client, companyId, clientId, productId, engine } = desk;
  engine.start();

  async function issue({ id, version }: { id: string; version: number }): Promise<InvoiceDetail> {
    const { issued, findings } = await client.invoices.issue({ id, version });
    if (!issued) throw new Error(JSON.stringify(findings));
    await time.settle();
    const invoice = await client.invoices.get({ id });
    if (invoice.status !== 'stamped') throw new Error(`${invoice.status} ${invoice.pacMessage ?? ''}`);
    return invoice;
  }

  return {
    ...desk,
    time,
    pac,
    close: () => desk.close(),
    issue,
    async stamped(terms, more = {}) {
      const draft = await client.invoices.create({
        companyId,
        clientId,
        formaPago: '03',
        metodoPago: 'PUE',
        lines: [{ productId, cantidad: '2' }],
        ...(terms === undefined ? {} : { condicionesDePago: terms }),
        ...more,
      });
      return issue(draft);
    },
    async cancel(invoiceId, more = {}) {
      const answer = await client.cancellation.request({ invoiceId, motivo: '02', ...more });
      await time.settle();
      return answer;
    },
    state: (invoiceId) => client.cancellation.state({ invoiceId }),
    invoice: (id) => client.invoices.get({ id }),
    async pass(seconds) {
      await time.advance(seconds * 1000);
      await time.settle();
    },
    async events(id) {
      const counts: Record<string, number> = {};
      for (const { event } of (await client.invoices.get({ id })).events) counts[event] = (counts[event] ?? 0) + 1;
      return counts;
    },
  };
}
