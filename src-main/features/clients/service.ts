/** Clients: who is invoiced. */
import { v7 as uuidv7 } from 'uuid';
import type { Client, ClientChanges, ClientInput, ClientSort } from '#contract/clients.ts';
import type { RecordFilter } from '#contract/lists.ts';
import type { Db } from '#db/types.ts';
import { isGenericRfc } from '#domain/rfc/rfc.ts';
import { toListPage, type ListPage } from '../record-list.ts';
import { recordSteps, type RecordDeps, saidColumns, withoutNulls, within } from '../records.ts';
import { checkTaxpayer } from '../taxpayer.ts';
import * as repository from './repository.ts';
import type { ClientRow } from './tables.ts';

/** What a caller inside the engine may leave out of a list. */
export type ClientsList = Omit<ListPage<ClientSort>, 'sort' | 'archived'> &
  Partial<Pick<ListPage<ClientSort>, 'archived'>> & { readonly sort?: ListPage<ClientSort>['sort'] | undefined };

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
    create(input: ClientInput, actor: string, outer?: Db): Client {
      checkTaxpayer(input, true);
      return within(db, outer, (tx) => {
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

    update({ id, version, ...changes }: ClientChanges, actor: string, outer?: Db): Client {
      checkTaxpayer({ ...steps.mustFind(db, id), ...saidColumns(changes) }, true);
      return steps.change(id, version, actor, 'updated', saidColumns(changes), outer);
    },

    get(id: string): Client {
      return withoutNulls(steps.mustFind(db, id));
    },

    /**
     * The client that a document means: by its RFC and, for the generic ones, which many share, by its name too. The
     * one in use goes before an archived one.
     */
    idOf(companyId: string, rfc: string, legalName: string): string | undefined {
      const clients = repository
        .findClientsByRfc(db, companyId, rfc)
        .filter((client) => !isGenericRfc(rfc) || client.legalName.toUpperCase() === legalName.toUpperCase());
      return (clients.find(({ archivedAtUtc }) => archivedAtUtc === null) ?? clients[0])?.id;
    },

    list({ sort = { by: 'name', direction: 'asc' }, archived = 'no', ...rest }: ClientsList) {
      const page = { ...rest, archived, sort };
      return toListPage(repository.listClients(db, page), page, withoutNulls<ClientRow>);
    },

    count(filter: RecordFilter): { total: number } {
      return { total: repository.countClients(db, filter) };
    },

    archive(id: string, version: number, actor: string, outer?: Db): Client {
      return steps.change(id, version, actor, 'archived', { archivedAtUtc: clock.now().toISOString() }, outer);
    },

    /** Puts back what an import changed; `before` is what it kept. */
    revert(id: string, version: number, before: Partial<ClientRow>, actor: string, outer?: Db): Client {
      return steps.change(id, version, actor, 'reverted', before, outer);
    },

    restore(id: string, version: number, actor: string, outer?: Db): Client {
      return steps.change(id, version, actor, 'restored', { archivedAtUtc: null }, outer);
    },
  };
}
