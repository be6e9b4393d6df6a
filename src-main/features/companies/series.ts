/** Series and their folios: a folio that a document has is never given again, and each type keeps a default. */
import { v7 as uuidv7 } from 'uuid';
import type { Series, SeriesChanges } from '#contract/companies.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { recordSteps, saidColumns, type RecordDeps } from '../records.ts';
import * as repository from './repository.ts';
import type { SeriesRow } from './tables.ts';

export interface SeriesDeps extends RecordDeps {
  /** The highest folio that a document of this series has; undefined when none does. */
  readonly lastFolio: (tx: Db, series: Pick<SeriesRow, 'companyId' | 'type' | 'serie'>) => number | undefined;
}

export interface NewSeries {
  readonly companyId: string;
  readonly serie: string;
  readonly type: Series['type'];
  readonly nextFolio: number;
  readonly isDefault: boolean;
}

/** @param mustFindCompany throws NOT_FOUND */
export function createSeriesService(deps: SeriesDeps, mustFindCompany: (tx: Db, id: string) => unknown) {
  const { db, clock, audit, lastFolio } = deps;
  const steps = recordSteps<SeriesRow, Series>(
    {
      kind: 'series',
      nameKey: 'companies.series',
      find: repository.findSeriesById,
      update: repository.updateSeries,
      toView: (row) => row,
    },
    deps,
  );

  return {
    createSeries(input: NewSeries, actor: string): Series {
      return db.transaction((tx) => {
        mustFindCompany(tx, input.companyId);
        if (repository.findSeries(tx, input.companyId, input.type, input.serie) !== undefined) {
          throw new CuadraError('SERIES_TAKEN', { params: { serie: input.serie, type: input.type }, field: 'serie' });
        }
        refuseUsedFolio(tx, input, input.nextFolio);
        if (input.isDefault) repository.clearDefaultSeries(tx, input.companyId, input.type);
        const at = clock.now().toISOString();
        const row: SeriesRow = { ...input, id: uuidv7(), createdAtUtc: at, updatedAtUtc: at, version: 1 };
        repository.insertSeries(tx, row);
        return steps.created(tx, row.id, actor);
      });
    },

    listSeries(companyId: string): Series[] {
      mustFindCompany(db, companyId);
      return repository.listSeries(db, companyId);
    },

    /** @throws CuadraError NOT_FOUND, STALE_VERSION, SERIES_FOLIO_USED, SERIES_DEFAULT_NEEDED */
    updateSeries({ id, version, ...changes }: SeriesChanges, actor: string): Series {
      return db.transaction(
        (tx) => {
          const row = steps.mustFind(tx, id);
          if (row.version !== version) throw new CuadraError('STALE_VERSION');
          if (changes.nextFolio !== undefined) refuseUsedFolio(tx, row, changes.nextFolio);
          if (changes.isDefault === false && row.isDefault) throw defaultNeeded(row);
          if (changes.isDefault === true) repository.clearDefaultSeries(tx, row.companyId, row.type);
          return steps.change(id, version, actor, 'updated', saidColumns(changes));
        },
        { behavior: 'immediate' },
      );
    },

    /** @throws CuadraError NOT_FOUND, STALE_VERSION, SERIES_USED, SERIES_DEFAULT_NEEDED */
    removeSeries(id: string, version: number, actor: string): { removed: true } {
      return db.transaction(
        (tx) => {
          const row = steps.mustFind(tx, id);
          if (lastFolio(tx, row) !== undefined) throw new CuadraError('SERIES_USED', { params: { serie: row.serie } });
          const others = repository.listSeries(tx, row.companyId).some((s) => s.type === row.type && s.id !== id);
          if (row.isDefault && others) throw defaultNeeded(row);
          if (!repository.deleteSeries(tx, id, version)) throw new CuadraError('STALE_VERSION');
          audit(tx, { actor, action: 'series.removed', record: `series:${id}`, before: row });
          return { removed: true };
        },
        { behavior: 'immediate' },
      );
    },
  };

  function refuseUsedFolio(tx: Db, series: Pick<SeriesRow, 'companyId' | 'type' | 'serie'>, nextFolio: number): void {
    const used = lastFolio(tx, series);
    if (used === undefined || nextFolio > used) return;
    const params = { serie: series.serie, folio: used, least: used + 1 };
    throw new CuadraError('SERIES_FOLIO_USED', { params, field: 'nextFolio' });
  }
}

function defaultNeeded({ serie, type }: SeriesRow): CuadraError {
  return new CuadraError('SERIES_DEFAULT_NEEDED', { params: { serie, type }, field: 'isDefault' });
}
