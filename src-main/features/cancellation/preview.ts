/** What is possible before anything is asked for: motivos, acceptance, what stands in the way, until when. */
import type { CancellationMotivo, CancellationPreview } from '#contract/cancellation.ts';
import type { Db } from '#db/types.ts';
import { deadlineOf, motivoFits, noAcceptanceNeeded, type SatAnswer } from '#domain/cfdi/cancelacion/index.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { fromMinor } from '#domain/money/money.ts';
import { isCuadraError, type CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Asked, AskSat } from './ask-sat.ts';
import { documentOf, mustFindInvoice, underWay, type Cancellable } from './documents.ts';
import * as repository from './repository.ts';
import { toCancellation, toRelated } from './views.ts';

export interface PreviewDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly askSat: AskSat;
}

const MOTIVOS: readonly CancellationMotivo[] = ['01', '02', '03', '04'];
/** How long a person waits for SAT before the rest is shown without it. */
const PATIENCE_MS = 15_000;
const CENTRAL_MEXICO = 'America/Mexico_City';

type Related = ReturnType<typeof repository.listRelated>[number];

/** A live document that relates to one stands in the way of its cancellation; what replaces it is no obstacle to 01. */
export const blocks = ({ tipoRelacion }: Pick<Related, 'tipoRelacion'>): boolean => tipoRelacion !== '04';

export function createPreview({ db, clock, askSat }: PreviewDeps) {
  function statusOnly(invoiceId: string, error: CuadraError, locale: Locale): CancellationPreview {
    const { status } = mustFindInvoice(db, invoiceId);
    return {
      invoiceId,
      status,
      possible: false,
      message: error.localized(locale),
      motivos: [],
      acceptance: {
        needed: 'unknown',
        by: 'nobody',
        message: translate('cancellation.acceptance.notStamped', {}, locale),
      },
      related: [],
      replacements: [],
    };
  }

  async function ask({ invoice, comprobante, stamp }: Cancellable): Promise<Asked> {
    const abort = new AbortController();
    const cancel = setTimeout(() => abort.abort('timeout'), PATIENCE_MS);
    try {
      const { companyId, uuid } = invoice;
      return await askSat({ uuid, comprobante }, { companyId, ...stamp }, abort.signal);
    } finally {
      clearTimeout(cancel);
    }
  }

  return async (invoiceId: string, wantsSat: boolean, locale: Locale): Promise<CancellationPreview> => {
    let found: Cancellable;
    try {
      found = documentOf(db, invoiceId);
    } catch (error) {
      if (!isCuadraError(error) || error.code === 'NOT_FOUND') throw error;
      return statusOnly(invoiceId, error, locale);
    }
    const asked = wantsSat ? await ask(found) : undefined;
    const answer = asked?.kind === 'answer' ? asked.answer : undefined;
    const { comprobante, invoice } = found;
    const { status, uuid } = invoice;
    const open = repository.findOpen(db, invoiceId);
    const related = repository.listRelated(db, uuid);
    const replacements = related.filter((each) => each.tipoRelacion === '04' && each.status === 'stamped');
    const today = fechaLocal(clock.now(), invoice.zone ?? CENTRAL_MEXICO).slice(0, 10);
    const deadline = deadlineOf(comprobante);
    const problem = problemOf(status, underWay(open));
    return {
      invoiceId,
      status,
      possible: problem === undefined,
      ...(problem === undefined ? {} : { message: translate(problem, {}, locale) }),
      motivos: MOTIVOS.map((motivo) => motivoOf(motivo, found, replacements.length > 0, locale)),
      acceptance: acceptanceOf(found, answer, today, locale),
      ...(answer === undefined ? {} : { sat: { ...answer, checkedAtUtc: clock.now().toISOString() } }),
      ...(asked?.kind === 'no-answer' ? { satProblem: asked.words } : {}),
      related: related.map((each) =>
        Object.assign(toRelated(each), { tipoRelacion: each.tipoRelacion, blocks: blocks(each) }),
      ),
      deadline: { date: deadline, passed: today > deadline },
      replacements: replacements.map((each) =>
        Object.assign(toRelated(each), {
          total: `${fromMinor(each.totalMinor, each.currencyDecimals)} ${each.currency}`,
          ...(each.stampedAtUtc === null ? {} : { stampedAtUtc: each.stampedAtUtc }),
        }),
      ),
      ...(open === undefined ? {} : { current: toCancellation(db, open, locale) }),
    };
  };
}

function problemOf(status: CancellationPreview['status'], busy: boolean): MessageKey | undefined {
  if (status === 'cancelled') return 'cancellation.problem.cancelled';
  return busy ? 'cancellation.problem.underWay' : undefined;
}

function motivoOf(
  motivo: CancellationMotivo,
  { comprobante }: Cancellable,
  hasReplacement: boolean,
  locale: Locale,
): CancellationPreview['motivos'][number] {
  const fits = motivoFits(motivo, comprobante);
  const key = !fits
    ? 'cancellation.motivo.04.onlyGlobal'
    : motivo === '01' && !hasReplacement
      ? 'cancellation.motivo.01.substituteFirst'
      : motivo !== '01' && hasReplacement
        ? 'cancellation.motivo.hasReplacement'
        : undefined;
  return {
    motivo,
    label: translate(`cancellation.motivo.${motivo}`, {}, locale),
    fits,
    ...(key === undefined ? {} : { message: translate(key, {}, locale) }),
  };
}

function acceptanceOf(
  { comprobante }: Cancellable,
  answer: SatAnswer | undefined,
  today: string,
  locale: Locale,
): CancellationPreview['acceptance'] {
  const say = (key: string): string => translate(`cancellation.acceptance.${key}` as MessageKey, {}, locale);
  if (answer?.estado === 'cancelado') return { needed: 'no', by: 'sat', message: say('sat.cancelled') };
  if (answer?.cancelable === 'sin-aceptacion') return { needed: 'no', by: 'sat', message: say('sat.no') };
  if (answer?.cancelable === 'con-aceptacion') return { needed: 'yes', by: 'sat', message: say('sat.yes') };
  if (answer?.cancelable === 'no-cancelable') {
    return { needed: 'unknown', by: 'sat', message: say('sat.notCancelable') };
  }
  const rule = noAcceptanceNeeded(comprobante, today);
  return rule === undefined
    ? { needed: 'unknown', by: 'nobody', message: say('satDecides') }
    : { needed: 'no', by: 'rule', message: say(rule) };
}
