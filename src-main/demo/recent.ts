/** The last days, through the engine itself: drafts, issues, refusals, doubts and mails, each at its own moment. */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#contract/index.ts';
import type { InvoiceDraft } from '#contract/invoices.ts';
import type { Engine } from '#engine/engine.ts';
import { at, draftOf, type Stage } from './history.ts';
import type { Fate, PlannedInvoice } from './plan.ts';

export type DemoClientOfContract = ContractRouterClient<Contract>;

export interface RecentDeps {
  readonly engine: Engine;
  readonly client: DemoClientOfContract;
  readonly stages: readonly Stage[];
  readonly setClock: (atMs: number) => void;
  /** What the PAC of the builder does with an invoice, by id. */
  readonly fates: Map<string, Fate>;
  /** What the mail server of the builder says next. */
  readonly sayOfMail: (outcome: 'sent' | 'bounced' | 'failed') => void;
}

/** An invoice that was made here, and what was planned for it. */
export interface MadeInvoice {
  readonly id: string;
  readonly planned: PlannedInvoice;
}

export async function playRecent(recent: readonly PlannedInvoice[], deps: RecentDeps): Promise<MadeInvoice[]> {
  const made: MadeInvoice[] = [];
  for (const planned of recent) {
    deps.setClock(planned.atMs);
    const id = await play(planned, deps);
    made.push({ id, planned });
  }
  return made;
}

async function play(planned: PlannedInvoice, deps: RecentDeps): Promise<string> {
  const { client, engine, fates } = deps;
  const stage = at(deps.stages, planned.company);
  const draft = draftOf(planned, stage);
  const corrected = planned.corrects ? newestOf(engine, draft.clientId) : undefined;
  const related = corrected === undefined ? [] : [{ tipoRelacion: '01', uuids: [corrected] }];
  // A credit note needs what it corrects: without it, it is an invoice like any other.
  const said = corrected === undefined ? asInvoice(draft, planned) : { ...draft, cfdiRelacionados: related };
  const created = await client.invoices.create(said);
  const { id, version } = created;
  if (planned.fate === 'draft' || planned.fate === 'faulty-draft') return id;
  fates.set(id, planned.fate);
  const { issued, findings } = await client.invoices.issue({ id, version });
  if (!issued) throw new Error(`not issued: ${findings.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
  await engine.idle();
  const { status, uuid } = await client.invoices.get({ id });
  if (planned.fate === 'stamped') {
    if (uuid === undefined) throw new Error(`${id} was not stamped: ${status}`);
    if (planned.mail !== 'none') {
      deps.setClock(planned.atMs + 30_000);
      deps.sayOfMail(planned.mail);
      await client.mail.send({ invoiceId: id });
      await engine.idle();
    }
  }
  return id;
}

/** UUID of the client's newest invoice that stands. */
function newestOf({ raw }: Engine, clientId: string): string | undefined {
  const newest = raw.prepare<[string], string>(
    `SELECT uuid FROM invoices WHERE client_id = ? AND status = 'stamped' AND type = 'I'
     ORDER BY created_at_utc DESC, id DESC LIMIT 1`,
  );
  return newest.pluck().get(clientId);
}

function asInvoice(draft: InvoiceDraft, { corrects }: PlannedInvoice): InvoiceDraft {
  if (!corrects) return draft;
  // Series and use of a credit note are no invoice's.
  const { serie: _serie, usoCFDI: _uso, ...rest } = draft;
  return { ...rest, type: 'I' };
}
