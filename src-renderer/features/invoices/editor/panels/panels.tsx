/** The panel that is open beside the page, if any. */
import { useEffect } from 'react';
import type { Client } from '#contract/clients.ts';
import { useCompany } from '../../../../app/company.tsx';
import type { Change } from '../model/change.ts';
import type { EditorForm } from '../model/form.ts';
import { focusOn } from '../work/focus.ts';
import type { Issues } from '../work/issues.ts';
import type { LineWork } from '../work/use-lines.ts';
import { ClientPanel } from './client-panel.tsx';
import { ExtrasPanel } from './extras-panel.tsx';
import { LinePanel } from './line-panel.tsx';

export type Panel =
  | { readonly show: 'extras'; readonly at?: string }
  | { readonly show: 'line'; readonly key: string; readonly at?: string }
  | { readonly show: 'client'; readonly text: string; readonly file?: File };

interface PanelsProps {
  readonly panel: Panel | undefined;
  readonly form: EditorForm;
  readonly issues: Issues;
  readonly dispatch: (change: Change) => void;
  readonly work: LineWork;
  readonly onClose: () => void;
  readonly onClient: (client: Client) => void;
}

function firstOf(panel: Exclude<Panel, { show: 'client' }>): string {
  return panel.show === 'extras' ? 'extras.relaciones' : `${panel.key}.panel`;
}

export function Panels({ panel, form, issues, dispatch, work, onClose, onClient }: PanelsProps) {
  const { company } = useCompany();
  // The focus goes along; the client's panel knows itself what is missing.
  const at = panel === undefined || panel.show === 'client' ? undefined : (panel.at ?? firstOf(panel));
  useEffect(() => (at === undefined ? undefined : focusOn(at)), [at]);
  if (panel === undefined) return null;
  if (panel.show === 'extras') return <ExtrasPanel form={form} issues={issues} dispatch={dispatch} onClose={onClose} />;
  if (panel.show === 'client') {
    return (
      <ClientPanel
        companyId={company.id}
        text={panel.text}
        file={panel.file}
        onClose={() => {
          onClose();
          focusOn('head.client');
        }}
        onCreated={(made) => {
          onClose();
          onClient(made);
        }}
      />
    );
  }
  const index = form.lines.findIndex(({ key }) => key === panel.key);
  const line = form.lines[index];
  if (line === undefined) return null;
  return (
    <LinePanel
      key={line.key}
      line={line}
      number={index + 1}
      issue={issues.lines.get(line.key)?.panel}
      patch={(patch) => dispatch({ do: 'line', key: line.key, patch })}
      onClose={() => {
        onClose();
        work.focus(line.key, 'descripcion');
      }}
    />
  );
}
