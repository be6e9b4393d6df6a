/** Where the `.cer` and the `.key` are dropped, with the password, and what is judged of them line by line. */
import { ActionIcon, Button, PasswordInput } from '@mantine/core';
import { IconCertificate, IconKey, IconX } from '@tabler/icons-react';
import * as formWords from '#i18n/catalog/window/form.ts';
import * as words from '#i18n/catalog/window/csds.ts';
import { useDropped } from '../../app/dropped.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { problemOf } from '../../ui/feedback/problem.ts';
import { FileDrop } from '../../ui/fields/file-drop.tsx';
import { Checks } from '../../ui/form/checks.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { csdChecks } from './csd-checks.ts';
import type { CsdOwner, CsdUpload } from './csd-upload.ts';
import classes from './csds.module.css';

const LIMIT_BYTES = 64 * 1024;

export function CsdDrop({ of, owner }: { of: CsdUpload; owner: CsdOwner }) {
  const t = useWords(words);
  const f = useWords(formWords);
  const formats = useFormats();
  useDropped('certificate', (files) => void of.take(files));
  const { inspection } = of;
  return (
    <div className={classes['stack']}>
      <FileDrop
        kinds={['.cer', '.key']}
        maxBytes={LIMIT_BYTES}
        multiple
        label={t(of.started ? 'csds.dropOther' : 'csds.drop')}
        hint={t('csds.dropHint')}
        onFiles={(files) => void of.take(files)}
      />
      {of.started && (
        <div className={classes['files']}>
          {of.cer !== undefined && (
            <div className={classes['file']}>
              <IconCertificate size={16} aria-hidden />
              <span className={`${classes['fileName']} truncate`}>{of.cer.name}</span>
              <ActionIcon aria-label={t('csds.removeFile', { name: of.cer.name })} onClick={of.dropCer}>
                <IconX size={14} />
              </ActionIcon>
            </div>
          )}
          {of.key !== undefined && (
            <div className={classes['file']}>
              <IconKey size={16} aria-hidden />
              <span className={`${classes['fileName']} truncate`}>{of.key.name}</span>
              <ActionIcon aria-label={t('csds.removeFile', { name: of.key.name })} onClick={of.dropKey}>
                <IconX size={14} />
              </ActionIcon>
            </div>
          )}
        </div>
      )}
      {of.started && (
        <PasswordInput
          label={t('csds.password')}
          description={t('csds.passwordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          value={of.password}
          onChange={(event) => of.setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('csds.showPassword') }}
        />
      )}
      {of.started && (
        <Checks
          label={t('csds.checks')}
          checks={csdChecks({
            inspection,
            owner,
            hasCer: of.cer !== undefined,
            t,
            day: formats.instant,
            count: formats.count,
          })}
          said={{
            open: f('form.check.open'),
            right: f('form.check.right'),
            doubtful: f('form.check.doubtful'),
            wrong: f('form.check.wrong'),
          }}
        />
      )}
      {inspection?.certificate?.demo === true && <Note tone="waiting">{t('csds.demo.isOne')}</Note>}
      <ProblemNote error={of.problem} />
    </div>
  );
}

/** A demo certificate at one press; over a real one only when it is said again. */
export function DemoCsd({ of }: { of: CsdUpload }) {
  const t = useWords(words);
  const overReal = of.demoOverReal !== null && problemOf(of.demoOverReal).code === 'CSD_DEMO_OVER_REAL';
  return (
    <div className={classes['demo']}>
      <div>
        <strong>{t('csds.demo.title')}</strong>
        <div className="soft">{t('csds.demo.text')}</div>
      </div>
      <Button variant="default" loading={of.addingDemo} onClick={() => of.addDemo(overReal)} style={{ flex: 'none' }}>
        {t(overReal ? 'csds.demo.replace' : 'csds.demo.use')}
      </Button>
    </div>
  );
}
