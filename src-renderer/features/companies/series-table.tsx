/** The series of a company and the folio that each gives next; changed in place, each change saved at once. */
import { ActionIcon, Button, Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Series } from '#contract/companies.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/companies.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { problemOf } from '../../ui/feedback/problem.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import classes from './companies.module.css';

const TYPES = ['I', 'E', 'T', 'P'] as const;
const MOST_FOLIO = 1_000_000_000_000;

export function SeriesTable({ companyId }: { companyId: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(api.companies.listSeries.queryOptions({ input: { companyId } }));
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes['stack']}>
      <table className={classes['seriesTable']}>
        <thead>
          <tr>
            <th scope="col">{t('companies.series.type')}</th>
            <th scope="col">{t('companies.series.serie')}</th>
            <th scope="col">{t('companies.series.next')}</th>
            <th scope="col" aria-label={t('companies.series.default')} />
          </tr>
        </thead>
        <tbody>
          {data === undefined && (
            <tr>
              <td colSpan={4}>
                <div className="skeleton" style={{ height: 14 }} />
              </td>
            </tr>
          )}
          {data
            ?.toSorted((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type) || a.serie.localeCompare(b.serie))
            .map((series) => (
              <Row key={series.id} series={series} />
            ))}
        </tbody>
      </table>
      <NewSeries companyId={companyId} />
    </div>
  );
}

function Row({ series }: { series: Series }) {
  const t = useWords(words);
  const serie = series.serie === '' ? t('companies.series.none') : series.serie;
  return (
    <tr>
      <td>{t(`companies.series.type.${series.type}`)}</td>
      <td>
        <strong>{serie}</strong>
      </td>
      <td>
        <Folio key={series.version} series={series} label={t('companies.series.nextOf', { serie })} />
      </td>
      <td className={classes['end']}>
        {series.isDefault ? (
          <StateBadge tone="settled">{t('companies.series.default')}</StateBadge>
        ) : (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('companies.series.makeDefaultOf', { serie })}
              onClick={() =>
                void client.companies
                  .updateSeries({ id: series.id, version: series.version, isDefault: true })
                  .catch(reportProblem)
              }
            >
              {t('companies.series.makeDefault')}
            </Button>
            <ActionIcon
              aria-label={t('companies.series.removeOf', { serie })}
              onClick={() => void remove(series, t('companies.series.removed', { serie }))}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </Group>
        )}
      </td>
    </tr>
  );
}

/** Saved when the field is left or Enter pressed; what the engine refuses is said there. */
function Folio({ series, label }: { series: Series; label: string }) {
  const t = useWords(words);
  const [value, setValue] = useState<number | string>(series.nextFolio);
  const save = useMutation(api.companies.updateSeries.mutationOptions());
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_FOLIO;
  const settle = (): void => {
    if (!whole || value === series.nextFolio) return;
    save.mutate({ id: series.id, version: series.version, nextFolio: value }, { onSuccess: announce });
  };
  const announce = (after: Series): void =>
    offerUndo(t('companies.series.changed', { serie: series.serie, folio: after.nextFolio }), () =>
      client.companies.updateSeries({ id: after.id, version: after.version, nextFolio: series.nextFolio }),
    );
  return (
    <NumberInput
      className={classes['folio']}
      aria-label={label}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      value={value}
      onChange={setValue}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) settle();
      }}
      error={
        whole ? (save.error === null ? undefined : problemOf(save.error).message) : t('companies.series.folioForm')
      }
    />
  );
}

async function remove(series: Series, said: string): Promise<void> {
  try {
    await client.companies.removeSeries({ id: series.id, version: series.version });
    offerUndo(said, () =>
      client.companies.createSeries({
        companyId: series.companyId,
        serie: series.serie,
        type: series.type,
        nextFolio: series.nextFolio,
        isDefault: false,
      }),
    );
  } catch (error) {
    reportProblem(error);
  }
}

function NewSeries({ companyId }: { companyId: string }) {
  const t = useWords(words);
  const c = useWords(common);
  const [open, setOpen] = useState(false);
  const [type, setType] = useState<Series['type']>('I');
  const [serie, setSerie] = useState('');
  const [folio, setFolio] = useState<number | string>(1);
  const create = useMutation({
    ...api.companies.createSeries.mutationOptions(),
    onSuccess: () => {
      setOpen(false);
      setSerie('');
      setFolio(1);
    },
  });
  const formed = /^[^|]{0,25}$/.test(serie.trim());
  const whole = typeof folio === 'number' && Number.isInteger(folio) && folio >= 1;
  if (!open) {
    return (
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => setOpen(true)}
        style={{ justifySelf: 'start' }}
      >
        {t('companies.series.add')}
      </Button>
    );
  }
  const add = (): void => {
    if (!formed || typeof folio !== 'number' || !whole) return;
    create.mutate({ companyId, type, serie: serie.trim(), nextFolio: folio, isDefault: false });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Group gap="sm" align="flex-start">
        <Select
          label={t('companies.series.type')}
          data={TYPES.map((value) => ({ value, label: t(`companies.series.type.${value}`) }))}
          value={type}
          onChange={(value) => setType(value ?? 'I')}
          allowDeselect={false}
        />
        <TextInput
          label={t('companies.series.serie')}
          data-autofocus
          w={120}
          maxLength={25}
          value={serie}
          onChange={(event) => setSerie(event.currentTarget.value.toUpperCase())}
          error={formed ? undefined : t('companies.series.form')}
        />
        <NumberInput
          label={t('companies.series.next')}
          w={120}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          max={MOST_FOLIO}
          value={folio}
          onChange={setFolio}
          error={whole ? undefined : t('companies.series.folioForm')}
        />
        <Group gap={4} mt={22}>
          <Button type="submit" loading={create.isPending}>
            {c('common.add')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {c('common.cancel')}
          </Button>
        </Group>
      </Group>
      {create.error !== null && (
        <Text role="alert" size="xs" c="var(--danger)" mt={4}>
          {problemOf(create.error).message}
        </Text>
      )}
    </form>
  );
}
