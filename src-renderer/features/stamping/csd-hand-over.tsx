/** A provider that seals by itself: what leaves this machine, who agreed to it and when, and taking it back. */
import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PacConfig } from '#contract/stamping.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import classes from './stamping.module.css';

type Agreed = NonNullable<PacConfig['csd']>;

export function CsdHandOver({ config }: { config: PacConfig }) {
  const t = useWords(words);
  const name = config.displayName;
  const { csd } = config;
  const { data } = useQuery(api.csds.list.queryOptions({ input: { companyId: config.companyId } }));
  const upload = useMutation({
    mutationFn: (csdId: string) => client.stamping.uploadCsd({ id: config.id, csdId, consent: true }),
    onSuccess: (after) => showDone(t('pacs.csd.uploaded', { name, number: after.csd?.number ?? '' })),
  });
  const usable = data?.filter(({ status, daysLeft }) => status !== 'retired' && daysLeft >= 0);
  const active = usable?.find(({ status }) => status === 'active');
  const give = { name, rfc: active?.rfc ?? '', pending: upload.isPending, onGive: upload.mutate };
  return (
    <>
      {csd === undefined && usable !== undefined && (
        <Note tone="waiting" title={t('pacs.csd.none.title', { name })}>
          <Give {...give} csds={usable} preferred={active?.id} />
        </Note>
      )}
      {csd?.state === 'withdrawn' && usable !== undefined && (
        <>
          <AgreedNote config={config} csd={csd} />
          <Note title={t('pacs.csd.none.title', { name })}>
            <Give {...give} csds={usable} preferred={active?.id} />
          </Note>
        </>
      )}
      {csd !== undefined && csd.state !== 'withdrawn' && (
        <AgreedNote config={config} csd={csd} onAgain={() => upload.mutate(csd.csdId)} again={upload.isPending} />
      )}
      {csd?.state === 'stored' && active !== undefined && active.id !== csd.csdId && (
        <Note tone="waiting" title={t('pacs.csd.other', { number: active.number })}>
          <Give {...give} csds={[active]} preferred={active.id} />
        </Note>
      )}
      <ProblemNote error={upload.error} />
    </>
  );
}

interface GiveProps {
  readonly name: string;
  readonly rfc: string;
  readonly csds: readonly { readonly id: string; readonly number: string }[];
  readonly preferred: string | undefined;
  readonly pending: boolean;
  readonly onGive: (csdId: string) => void;
}

/** Nothing leaves before a person says which CSD, and that they agree. */
function Give({ name, rfc, csds, preferred, pending, onGive }: GiveProps) {
  const t = useWords(words);
  const [chosen, setChosen] = useState<string>();
  const [agreedTo, setAgreedTo] = useState<string>();
  const csd = csds.find(({ id }) => id === (chosen ?? preferred)) ?? csds[0];
  if (csd === undefined) return t('pacs.csd.noCsd');
  return (
    <div className={classes['give']}>
      <div>{t('pacs.csd.none.text', { name, rfc })}</div>
      {csds.length > 1 && (
        <Select
          label={t('pacs.csd.which')}
          data={csds.map(({ id, number }) => ({ value: id, label: number }))}
          value={csd.id}
          onChange={(id) => setChosen(id ?? csd.id)}
          allowDeselect={false}
        />
      )}
      <Checkbox
        size="xs"
        label={t('pacs.csd.agree', { name, number: csd.number })}
        checked={agreedTo === csd.id}
        onChange={(event) => setAgreedTo(event.currentTarget.checked ? csd.id : undefined)}
      />
      <div>
        <Button loading={pending} disabled={agreedTo !== csd.id} onClick={() => onGive(csd.id)}>
          {t('pacs.csd.upload')}
        </Button>
      </div>
    </div>
  );
}

interface AgreedNoteProps {
  readonly config: PacConfig;
  readonly csd: Agreed;
  /** Hands the same one over once more; the consent is the one there is. */
  readonly onAgain?: () => void;
  readonly again?: boolean;
}

function AgreedNote({ config, csd, onAgain, again = false }: AgreedNoteProps) {
  const t = useWords(words);
  const formats = useFormats();
  const name = config.displayName;
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => client.stamping.withdrawCsd({ id: config.id }),
    onSuccess: () => showDone(t('pacs.csd.withdrew', { name, number: csd.number })),
    onSettled: () => setAsking(false),
  });
  const { state } = csd;
  return (
    <>
      <Note
        tone={state === 'stored' ? 'plain' : state === 'given' ? 'waiting' : 'person'}
        title={t(`pacs.csd.${state}`, { name })}
      >
        {state !== 'stored' && <div>{t(`pacs.csd.${state}Text`, { name })}</div>}
        <Facts
          facts={[
            [t('pacs.csd.fact.csd'), `${csd.number} · ${csd.rfc}`],
            [
              t('pacs.csd.fact.given'),
              t('pacs.csd.fact.givenBy', { who: csd.givenBy, at: formats.instant(csd.givenAtUtc) }),
            ],
            csd.storedAtUtc !== undefined && [t('pacs.csd.fact.stored'), formats.instant(csd.storedAtUtc)],
          ]}
        />
        <Group gap={6} mt={4}>
          {state === 'given' && onAgain !== undefined && (
            <Button variant="default" loading={again} onClick={onAgain}>
              {t('pacs.csd.again')}
            </Button>
          )}
          <Button
            variant="default"
            loading={withdraw.isPending}
            onClick={() => (state === 'withdrawn' ? withdraw.mutate() : setAsking(true))}
          >
            {t(state === 'withdrawn' ? 'pacs.csd.withdrawAgain' : 'pacs.csd.withdraw')}
          </Button>
        </Group>
      </Note>
      <ProblemNote error={withdraw.error} />
      {asking && (
        <Withdraw
          name={name}
          number={csd.number}
          busy={withdraw.isPending}
          onClose={() => setAsking(false)}
          onWithdraw={() => withdraw.mutate()}
        />
      )}
    </>
  );
}

interface WithdrawProps {
  readonly name: string;
  readonly number: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onWithdraw: () => void;
}

/** What stops stamping is asked about: it is given back only by handing the CSD over again. */
function Withdraw({ name, number, busy, onClose, onWithdraw }: WithdrawProps) {
  const t = useWords(words);
  const c = useWords(common);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pacs.csd.withdraw.title', { name })}
      closeButtonProps={{ 'aria-label': c('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('pacs.csd.withdraw.text', { name, number })}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" data-autofocus onClick={onClose}>
            {c('common.cancel')}
          </Button>
          <Button color="red" loading={busy} onClick={onWithdraw}>
            {t('pacs.csd.withdraw')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
