/** The fields of an account: which PAC, in which environment, and the credentials that its own declaration asks for. */
import { Anchor, Checkbox, Input, PasswordInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { outside } from '../../ui/layout/outside-link.tsx';
import type { Environment } from './environments.ts';
import { PacAnswer, PacAsking } from './pac-answer.tsx';
import type { PacForm } from './pac-form.ts';
import classes from './stamping.module.css';

export function PacFields({ of }: { of: PacForm }) {
  const t = useWords(words);
  const { provider } = of;
  if (provider === undefined) return null;
  const name = provider.displayName;
  return (
    <Stack gap="md">
      <Select
        label={t('pacs.provider')}
        data={of.providers.map((one) => ({ value: one.id, label: one.displayName }))}
        value={provider.id}
        onChange={(id) => of.choose(id ?? provider.id)}
        allowDeselect={false}
        disabled={of.editing}
        searchable
      />
      {(provider.hint !== undefined || provider.website !== undefined) && (
        <div className={classes['hint']}>
          {provider.hint !== undefined && <div className="soft">{provider.hint}</div>}
          {provider.website !== undefined && (
            <Anchor {...outside(provider.website)} size="xs">
              {provider.website}
            </Anchor>
          )}
        </div>
      )}
      <EnvironmentField of={of} environments={provider.environments} />
      {provider.sealing === 'provider' && of.saved === undefined && (
        <Note tone="waiting" title={t('pacs.sealsThere.title', { name })}>
          {t('pacs.sealsThere.text', { name })}
        </Note>
      )}
      {of.overwrites && <Note tone="waiting">{t('pacs.known', { name })}</Note>}
      <Credentials of={of} fields={provider.credentialFields} />
      <ProblemNote error={of.problem} />
      {of.testing ? <PacAsking name={name} /> : <PacAnswer answer={of.answer} />}
    </Stack>
  );
}

function EnvironmentField({ of, environments }: { of: PacForm; environments: readonly Environment[] }) {
  const t = useWords(words);
  const { environment } = of;
  return (
    <>
      <Input.Wrapper
        size="xs"
        label={t('pacs.environment')}
        labelElement="div"
        description={environment === undefined ? undefined : t(`pacs.environment.${environment}.hint`)}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <div>
          <SegmentedControl
            aria-label={t('pacs.environment')}
            data={environments.map((value) => ({ value, label: t(`pacs.environment.${value}`) }))}
            value={environment ?? ''}
            onChange={(value) => of.setEnvironment(value as Environment)}
            disabled={of.editing}
          />
        </div>
      </Input.Wrapper>
      {of.needsConfirmation && (
        <Note tone="waiting" title={t('pacs.production.title')}>
          <div>{t('pacs.production.text')}</div>
          <Checkbox
            mt={8}
            size="xs"
            label={t('pacs.production.confirm')}
            checked={of.confirmed}
            onChange={(event) => of.setConfirmed(event.currentTarget.checked)}
          />
        </Note>
      )}
      {of.others.length > 0 && of.saved?.state !== 'active' && (
        <Note
          tone="waiting"
          title={t('pacs.mixed.title', {
            names: of.others
              .map((other) => `${other.displayName} (${t(`pacs.environment.${other.environment}`)})`)
              .join(', '),
          })}
        >
          <div>{t('pacs.mixed.text')}</div>
          <Checkbox
            mt={8}
            size="xs"
            label={t('pacs.mixed.pause')}
            description={t('pacs.mixed.else')}
            checked={of.pauseOthers}
            onChange={(event) => of.setPauseOthers(event.currentTarget.checked)}
          />
        </Note>
      )}
    </>
  );
}

function Credentials({ of, fields }: { of: PacForm; fields: NonNullable<PacForm['provider']>['credentialFields'] }) {
  const t = useWords(words);
  const c = useWords(common);
  return fields.map((field) => {
    const shared = {
      label: field.required ? field.label : `${field.label} (${c('common.optional')})`,
      required: field.required && of.saved === undefined,
      autoComplete: 'off',
      maxLength: 4000,
      placeholder: of.saved === undefined ? undefined : t('pacs.unchanged'),
      value: of.credentials[field.name] ?? '',
    };
    return field.secret ? (
      <PasswordInput
        key={field.name}
        {...shared}
        visibilityToggleButtonProps={{ 'aria-label': t('pacs.showSecret', { field: field.label }) }}
        onChange={(event) => of.setCredential(field.name, event.currentTarget.value)}
      />
    ) : (
      <TextInput
        key={field.name}
        {...shared}
        onChange={(event) => of.setCredential(field.name, event.currentTarget.value)}
      />
    );
  });
}
