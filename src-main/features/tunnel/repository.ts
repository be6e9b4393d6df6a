/** All SQL of the tunnel and of the addresses that gateways were told. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import {
  tunnelSettingsTable as t,
  webhookEndpointsTable as endpoints,
  type TunnelSettingsRow,
  type WebhookEndpointRow,
} from './tables.ts';

export function findSettings(db: Db): TunnelSettingsRow | undefined {
  return db.select().from(t).where(eq(t.id, 'tunnel')).get();
}

export function putSettings(db: Db, row: TunnelSettingsRow): void {
  db.insert(t).values(row).onConflictDoUpdate({ target: t.id, set: row }).run();
}

export function removeSettings(db: Db): void {
  db.delete(t).where(eq(t.id, 'tunnel')).run();
}

/** What the run itself learns is no change of a person's: the version stays. */
export function keepLearned(db: Db, columns: Partial<Pick<TunnelSettingsRow, 'localPort' | 'publicUrl'>>): void {
  db.update(t).set(columns).where(eq(t.id, 'tunnel')).run();
}

export function findEndpoint(db: Db, gatewayId: string): WebhookEndpointRow | undefined {
  return db.select().from(endpoints).where(eq(endpoints.gatewayId, gatewayId)).get();
}

export function listEndpoints(db: Db): WebhookEndpointRow[] {
  return db.select().from(endpoints).orderBy(asc(endpoints.gatewayId)).all();
}

export function putEndpoint(db: Db, row: WebhookEndpointRow): void {
  db.insert(endpoints).values(row).onConflictDoUpdate({ target: endpoints.gatewayId, set: row }).run();
}

export function updateEndpoint(db: Db, gatewayId: string, columns: Partial<WebhookEndpointRow>): void {
  db.update(endpoints).set(columns).where(eq(endpoints.gatewayId, gatewayId)).run();
}
