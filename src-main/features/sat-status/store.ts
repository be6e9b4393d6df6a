/** Keeping an answer: the state, the source's own column, and the alerts, in one transaction. */
import type { ConsultaOutcome } from '#connectors/sat/consulta-cfdi/index.ts';
import type { AlertKind } from '#contract/alerts.ts';
import type { SatState } from '#contract/sat-status.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { AlertsService } from '../alerts/service.ts';
import { differencesOf, SAT_ALERTS } from './differences.ts';
import * as repository from './repository.ts';
import type { SatDocument, SatSource } from './source.ts';
import type { SatStateRow } from './tables.ts';

/** An outcome that says something of the document. */
export type Answer = Extract<ConsultaOutcome, { raw: unknown }>;

export function isAnswer(outcome: ConsultaOutcome): outcome is Answer {
  return 'raw' in outcome;
}

/** Called in the transaction that stores an answer: for features that follow a document through SAT. */
export type OnSatAnswer = (
  tx: Db,
  event: { readonly source: string; readonly document: SatDocument; readonly answer: Answer },
) => void;

export interface StoreDeps {
  readonly clock: Clock;
  readonly alerts: Pick<AlertsService, 'observe'>;
  readonly onAnswer: readonly OnSatAnswer[];
}

const STATE_OF = {
  'not-found': 'no-encontrado',
  mismatch: 'no-coincide',
} as const satisfies Record<Exclude<Answer['kind'], 'found'>, SatState>;

export function createSatStore({ clock, alerts, onAnswer }: StoreDeps) {
  /** Raises and resolves the alerts of a document; gives what differs. */
  function compare(tx: Db, source: SatSource, document: SatDocument, state: SatState): AlertKind[] {
    const matters = differencesOf(document, state, clock.now());
    alerts.observe(tx, {
      record: { kind: source.name, id: document.id },
      companyId: document.companyId,
      watched: SAT_ALERTS,
      matters,
    });
    return matters.map(({ kind }) => kind);
  }

  return {
    compare,

    /** Keeps what SAT said of a document as it was asked about; gives what differs from what we say of it. */
    keep(tx: Db, source: SatSource, document: SatDocument, answer: Answer): AlertKind[] {
      const now = clock.now().toISOString();
      const state = answer.kind === 'found' ? answer.estado : STATE_OF[answer.kind];
      const before = repository.findState(tx, source.name, document.id);
      const found = answer.kind === 'found' ? answer : undefined;
      const row: SatStateRow = {
        source: source.name,
        documentId: document.id,
        companyId: document.companyId,
        uuid: document.facts.uuid,
        state,
        cancelable: found?.cancelable ?? null,
        cancelacion: found?.cancelacion ?? null,
        efosListed: found?.efosListed ?? null,
        raw: answer.raw,
        environment: document.environment,
        sinceUtc: before?.state === state ? before.sinceUtc : now,
        checkedAtUtc: now,
      };
      repository.putState(tx, row);
      source.stored(tx, document.id, { state, checkedAtUtc: now });
      for (const listener of onAnswer) listener(tx, { source: source.name, document, answer });
      // A listener may have changed what we say of it.
      const current = source.find(tx, document.id) ?? document;
      return compare(tx, source, current, state);
    },
  };
}
export type SatStore = ReturnType<typeof createSatStore>;
