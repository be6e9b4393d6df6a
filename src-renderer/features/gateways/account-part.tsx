/** What the account is: its name, where it charges, and what opens it. */
import { Input, SegmentedControl, TextInput } from '@mantine/core';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import { OutsideLink } from '../../ui/layout/outside-link.tsx';
import type { GatewayForm } from './gateway-form.ts';
import classes from './gateways.module.css';
import { guideOf } from './guided.ts';
import { Part } from './part.tsx';
import { SecretField } from './secret-field.tsx';

export function AccountPart({ of }: { of: GatewayForm }) {
  const t = useWords(words);
  const c = useWords(common);
  const { form, provider, gateway } = of;
  const isNew = gateway === undefined;
  const guide = guideOf(provider);
  return (
    <Part id="account" title={t('gateways.section.account')}>
      <TextInput
        label={t('gateways.name')}
        description={t('gateways.name.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={60}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {provider.kind === 'gateway' && <EnvironmentField of={of} />}
      {(guide !== undefined || provider.website !== undefined) && (
        <div className={classes['hint']}>
          {guide !== undefined && <div className="soft">{t(`gateways.keys.${guide}`)}</div>}
          {provider.website !== undefined && (
            <OutsideLink href={provider.website}>{t('gateways.website', { name: provider.displayName })}</OutsideLink>
          )}
        </div>
      )}
      {provider.credentialFields.map((field) => {
        const path = `credentials.${field.name}`;
        const label = field.required ? field.label : `${field.label} (${c('common.optional')})`;
        const value = form.values.credentials[field.name] ?? '';
        const error = form.errors[path];
        if (field.secret) {
          return (
            <SecretField
              key={field.name}
              path={path}
              label={label}
              required={field.required}
              kept={!isNew}
              value={value}
              error={error}
              onChange={(next) => of.setCredential(field.name, next)}
            />
          );
        }
        return (
          <TextInput
            key={field.name}
            label={label}
            required={field.required}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            data-path={path}
            value={value}
            error={error}
            onChange={(event) => of.setCredential(field.name, event.currentTarget.value)}
            onBlur={() => form.validateField(path)}
          />
        );
      })}
    </Part>
  );
}

function EnvironmentField({ of }: { of: GatewayForm }) {
  const t = useWords(words);
  const { form, provider, gateway } = of;
  const { environment } = form.values;
  if (gateway !== undefined) {
    return (
      <Input.Wrapper size="xs" label={t('gateways.environment')} labelElement="div">
        <div>
          {t('gateways.environment.fixed', {
            environment: t(`gateways.environment.${environment}`),
            hint: t(`gateways.environment.${environment}.hint`),
          })}
        </div>
      </Input.Wrapper>
    );
  }
  return (
    <>
      <Input.Wrapper
        size="xs"
        label={t('gateways.environment')}
        labelElement="div"
        description={t(`gateways.environment.${environment}.hint`)}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <div>
          <SegmentedControl
            aria-label={t('gateways.environment')}
            data={provider.environments.map((value) => ({ value, label: t(`gateways.environment.${value}`) }))}
            value={environment}
            onChange={(value) => of.setEnvironment(value)}
          />
        </div>
      </Input.Wrapper>
      {environment === 'production' && (
        <Note tone="waiting" title={t('gateways.production.title')}>
          {t('gateways.production.text')}
        </Note>
      )}
    </>
  );
}
