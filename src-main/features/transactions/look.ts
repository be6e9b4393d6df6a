/** Asks a gateway how a charge stands and writes down what it says: for webhooks, the clock and a person alike. */
import type { ChargeView, GatewayObjectKind } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { GatewaysFeature } from '../gateways/index.ts';
import type { TransactionRecords, Heard } from './records.ts';
import * as repository from './repository.ts';
import type { TransactionRow } from './tables.ts';

export interface LookDeps {
  readonly db: Db;
  readonly gateways: GatewaysFeature;
  readonly records: TransactionRecords;
}

/** What the gateway named. */
export interface NamedObject {
  readonly gatewayId: string;
  readonly objectId: string;
  readonly objectKind: GatewayObjectKind;
}

/** What the gateway says of it now. */
export type Reading =
  | { readonly kind: 'read'; readonly charge: ChargeView }
  | { readonly kind: 'not-found'; readonly words: ProviderWords }
  /** No answer now; `error` says why. */
  | { readonly kind: 'later'; readonly error: CuadraError; readonly retryAfterMs?: number };

export type Looked =
  | { readonly kind: 'applied'; readonly transaction: TransactionRow }
  /** The charge is there, and not one of ours: somebody sells through the same account elsewhere. */
  | { readonly kind: 'not-ours' }
  | Exclude<Reading, { readonly kind: 'read' }>;

export type Looking = ReturnType<typeof createLook>;
export type Look = Looking['look'];

export function createLook({ db, gateways, records }: LookDeps) {
  /** Ours by one of its ids, or by the reference that it carries. */
  function ourOf(tx: Db, gatewayId: string, charge: ChargeView): TransactionRow | undefined {
    for (const id of charge.ids) {
      const found = repository.findByObject(tx, gatewayId, id);
      if (found !== undefined) return found;
    }
    return charge.reference === undefined ? undefined : repository.findByReference(tx, gatewayId, charge.reference);
  }

  /** Asks; nothing is written down of the charge, and no transaction is open. */
  async function read({ gatewayId, objectId, objectKind }: NamedObject, signal: AbortSignal): Promise<Reading> {
    const row = gateways.service.mustFind(db, gatewayId);
    const { connector, declaration } = gateways.connections.to(row);
    const answer = await gateways.call(declaration, declaration.timeoutsMs.read, signal, (options) =>
      connector.fetch({ objectId, objectKind }, options),
    );
    if (answer.kind === 'done') return { kind: 'read', charge: answer.value };
    if (answer.kind === 'not-found') return { kind: 'not-found', words: answer.words };
    if (answer.kind === 'credentials') {
      db.transaction((tx) => gateways.service.noteProblem(tx, gatewayId, 'credentials', answer.words));
    }
    const wait =
      'retryAfterMs' in answer && answer.retryAfterMs !== undefined ? { retryAfterMs: answer.retryAfterMs } : {};
    return { kind: 'later', error: notServed(declaration.displayName, answer.words), ...wait };
  }

  /** Writes down what was read, in the caller's transaction; undefined where the charge is not one of ours. */
  function write(tx: Db, gatewayId: string, charge: ChargeView, heard: Heard): TransactionRow | undefined {
    gateways.service.noteOk(tx, gatewayId);
    const ours = ourOf(tx, gatewayId, charge);
    return ours === undefined ? undefined : records.apply(tx, ours, charge, heard);
  }

  async function look(
    named: NamedObject,
    heard: Heard,
    signal: AbortSignal,
    fence: (tx: Db) => void = () => {},
  ): Promise<Looked> {
    const reading = await read(named, signal);
    if (reading.kind !== 'read') return reading;
    return db.transaction(
      (tx) => {
        fence(tx);
        const transaction = write(tx, named.gatewayId, reading.charge, heard);
        return transaction === undefined ? { kind: 'not-ours' } : { kind: 'applied', transaction };
      },
      { behavior: 'immediate' },
    );
  }

  return {
    look,
    read,
    write,
    isOurs: (gatewayId: string, charge: ChargeView): boolean => ourOf(db, gatewayId, charge) !== undefined,
  };
}

/** The gateway did not answer; nothing is known by it. */
export function notServed(displayName: string, words: ProviderWords): CuadraError {
  return new CuadraError('GATEWAY_UNAVAILABLE', {
    params: { provider: displayName },
    provider: words,
    retriable: true,
  });
}
