/** The certificates of a company: which one seals, how long each still does, and what can be done with it. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Csd } from '#contract/csds.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/csds.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { offerUndo } from '../../app/undo.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Note } from '../../ui/form/note.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import table from '../companies/companies.module.css';
import { badgesOf } from './csd-badges.ts';
import { useCopies } from './copies.ts';
import { DaysLeft } from './days-left.tsx';
import classes from './csds.module.css';

export function CsdList({ companyId }: { companyId: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(api.csds.list.queryOptions({ input: { companyId } }));
  const [retiring, setRetiring] = useState<Csd>();
  const copiesOf = useCopies(companyId);
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div className="skeleton" style={{ height: 80 }} />;
  if (data.length === 0) {
    return (
      <Note tone="waiting" title={t('csds.none')}>
        {t('csds.noneText')}
      </Note>
    );
  }
  const inUse = data.find((csd) => csd.status === 'active');
  return (
    <>
      <table className={`${table['seriesTable']} ${classes['list']}`}>
        <thead>
          <tr>
            <th scope="col">{t('csds.column.number')}</th>
            <th scope="col">{t('csds.column.validity')}</th>
            <th scope="col">{t('csds.column.left')}</th>
            <th scope="col">{t('csds.column.state')}</th>
            <th scope="col" aria-label={t('csds.column.state')} />
          </tr>
        </thead>
        <tbody>
          {data.map((csd) => (
            <Row key={csd.id} csd={csd} inUse={inUse} copies={copiesOf(csd.id)} onRetire={() => setRetiring(csd)} />
          ))}
        </tbody>
      </table>
      {retiring !== undefined && (
        <Retire csd={retiring} copies={copiesOf(retiring.id)} onClose={() => setRetiring(undefined)} />
      )}
    </>
  );
}

interface RowProps {
  readonly csd: Csd;
  readonly inUse: Csd | undefined;
  /** PACs that have it. */
  readonly copies: string;
  readonly onRetire: () => void;
}

function Row({ csd, inUse, copies, onRetire }: RowProps) {
  const t = useWords(words);
  const formats = useFormats();
  const activate = async (): Promise<void> => {
    try {
      const after = await client.csds.activate({ id: csd.id, version: csd.version });
      const said = t('csds.activated', { number: after.number });
      if (inUse === undefined) showDone(said);
      else offerUndo(said, () => activateAgain(inUse));
    } catch (error) {
      reportProblem(error);
    }
  };
  return (
    <tr>
      <td>
        <div className="tabular">{csd.number}</div>
        <div className="soft truncate" title={csd.holderName} style={{ maxWidth: 260, fontSize: 12 }}>
          {csd.holderName}
        </div>
        {copies !== '' && (
          <div className="soft" style={{ fontSize: 12 }}>
            {t('csds.copies', { names: copies })} · <Link href="/settings/pacs">{t('csds.toPacs')}</Link>
          </div>
        )}
      </td>
      <td className="tabular">
        {formats.day(csd.validFromUtc)} – {formats.day(csd.validToUtc)}
      </td>
      <td className="tabular">
        <DaysLeft csd={csd} />
      </td>
      <td>
        <Group gap={4}>
          {badgesOf(csd).map(([tone, key]) => (
            <StateBadge key={key} tone={tone}>
              {t(key)}
            </StateBadge>
          ))}
        </Group>
      </td>
      <td className={table['end']}>
        {csd.status !== 'retired' && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            {csd.status === 'standby' && csd.daysLeft >= 0 && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('csds.activateOf', { number: csd.number })}
                onClick={() => void activate()}
              >
                {t('csds.activate')}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              color="gray"
              aria-label={t('csds.retireOf', { number: csd.number })}
              onClick={onRetire}
            >
              {t('csds.retire')}
            </Button>
          </Group>
        )}
      </td>
    </tr>
  );
}

/** Puts one that stepped back into use again. */
export async function activateAgain(csd: Csd): Promise<unknown> {
  const now = (await client.csds.list({ companyId: csd.companyId })).find((one) => one.id === csd.id);
  return client.csds.activate({ id: csd.id, version: now?.version ?? csd.version });
}

/** The one thing here that cannot be taken back is asked about. */
function Retire({ csd, copies, onClose }: { csd: Csd; copies: string; onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const [busy, setBusy] = useState(false);
  const retire = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.csds.retire({ id: csd.id, version: csd.version });
      showDone(t('csds.retired', { number: csd.number }));
      onClose();
    } catch (error) {
      reportProblem(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('csds.retire.title', { number: csd.number })}
      closeButtonProps={{ 'aria-label': c('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('csds.retire.text')}</Text>
        {csd.status === 'active' && <Note tone="waiting">{t('csds.retire.inUse')}</Note>}
        {copies !== '' && <Note tone="person">{t('csds.retire.copies', { names: copies })}</Note>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" data-autofocus onClick={onClose}>
            {c('common.cancel')}
          </Button>
          <Button color="red" loading={busy} onClick={() => void retire()}>
            {t('csds.retire')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
