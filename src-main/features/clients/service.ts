/** Clients: who is invoiced. */
import { v7 as uuidv7 } from 'uuid';
import type { Client, ClientChanges, ClientInput } from '#contract/clients.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { recordSteps, type RecordDeps, saidColumns, withoutNulls } from '../records.ts';
import { checkTaxpayer } from '../taxpayer.ts';
import * as repository from './repository.ts';
import type { ClientRow } from './tables.ts';

export type ClientsService = ReturnType<typeof createClientsService>;

export function createClientsService(deps: RecordDeps) {
  const { db, clock } = deps;
  const steps = recordSteps<ClientRow, Client>(
    {
      kind: 'client',
      nameKey: 'clients.name',
      find: repository.findClient,
      update: repository.updateClient,
      toView: withoutNulls,
    },
    deps,
  );

  return {
    create(input: ClientInput, actor: string): Client {
      checkTaxpayer(input, true);
      return db.transaction((tx) => {
        const at = clock.now().toISOString();
        const id = uuidv7();
        repository.insertClient(tx, {
          residenciaFiscal: null,
          numRegIdTrib: null,
          notes: null,
          ...saidColumns(input),
          companyId: input.companyId,
          rfc: input.rfc,
          legalName: input.legalName,
          regimenFiscal: input.regimenFiscal,
          postalCode: input.postalCode,
          defaultUsoCfdi: input.defaultUsoCfdi,
          emails: input.emails,
          id,
          archivedAtUtc: null,
          createdAtUtc: at,
          updatedAtUtc: at,
          version: 1,
        });
        return steps.created(tx, id, actor);
      });
    },

    update({ id, version, ...changes }: ClientChanges, actor: string): Client {
      checkTaxpayer({ ...steps.mustFind(db, id), ...saidColumns(changes) }, true);
      return steps.change(id, version, actor, 'updated', saidColumns(changes));
    },

    get(id: string): Client {
      return withoutNulls(steps.mustFind(db, id));
    },

    list({ companyId, query, ...page }: Page & { companyId: string; query?: string | undefined }) {
      const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, ['legalName', 'id']);
      const rows = repository.listClients(db, companyId, query, page.limit + 1, after);
      return toPage<ClientRow, Client>(rows, page.limit, ({ legalName, id }) => ({ legalName, id }), withoutNulls);
    },

    archive(id: string, version: number, actor: string): Client {
      return steps.change(id, version, actor, 'archived', { archivedAtUtc: clock.now().toISOString() });
    },
  };
}
