/** An import from a spreadsheet, step by step over the whole section: the file, its columns and rows, what came of it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview, ImportResult } from '#contract/imports.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useWords } from '../../i18n/words.ts';
import { Section } from '../../ui/layout/section.tsx';
import { CheckStep } from './check-step.tsx';
import { FileStep } from './file-step.tsx';
import type { ImportKind } from './kind.ts';
import { ResultStep } from './result-step.tsx';
import { StepTrail, type Step } from './step-trail.tsx';
import { useImportFile } from './use-import-file.ts';

interface ImportViewProps {
  readonly kind: ImportKind;
  /** Dropped on the window. */
  readonly file: File | undefined;
  readonly onClose: () => void;
}

/** Another file is another import. */
export function fileKey(file: File | undefined): string {
  return file === undefined ? '' : `${file.name} ${file.size} ${file.lastModified}`;
}

interface Finished {
  readonly result: ImportResult;
  readonly fields: ImportPreview['fields'];
}

export function ImportView({ kind, file: dropped, onClose }: ImportViewProps) {
  const t = useWords(words);
  const c = useWords(common);
  const [finished, setFinished] = useState<Finished>();
  const { file, error, choose } = useImportFile(dropped);
  const step: Step = finished !== undefined ? 'done' : file === undefined ? 'file' : 'check';
  const title = t(`imports.title.${kind.id}`);
  const another = (): void => {
    setFinished(undefined);
    choose(undefined);
  };
  const leave = (
    <Button variant="default" onClick={onClose}>
      {c(step === 'done' ? 'common.close' : 'common.cancel')}
    </Button>
  );
  if (step === 'check' && file !== undefined) {
    return (
      <CheckStep
        key={file.nth}
        kind={kind}
        file={file}
        title={title}
        leave={leave}
        onOther={another}
        onDone={(result, fields) => setFinished({ result, fields })}
      />
    );
  }
  return (
    <Section title={title} beside={<StepTrail step={step} />} actions={leave}>
      {finished === undefined ? (
        <FileStep kind={kind} problem={error} onFile={choose} />
      ) : (
        <ResultStep
          kind={kind}
          fileName={file?.content.name ?? ''}
          result={finished.result}
          fields={finished.fields}
          onAnother={another}
          onClose={onClose}
        />
      )}
    </Section>
  );
}
