/** What this company used lately: clients, products' keys and forms of payment, the latest first. */
import { useCallback, useMemo } from 'react';
import { usePreference } from '../../../../app/preferences.ts';
import type { EditorForm } from '../model/form.ts';

const MOST = 20;
type Kept = Readonly<Record<string, readonly string[]>>;
const NOTHING: Kept = {};

export interface Recent {
  readonly clients: readonly string[];
  readonly claveProdServ: readonly string[];
  readonly claveUnidad: readonly string[];
  readonly formaPago: readonly string[];
  readonly usoCFDI: readonly string[];
}

export function useRecent(companyId: string): readonly [Recent, (form: EditorForm) => void] {
  const [kept, keep] = usePreference<Kept>(`editor-recent.${companyId}`, NOTHING);
  const recent = useMemo(
    () => ({
      clients: kept['clients'] ?? [],
      claveProdServ: kept['claveProdServ'] ?? [],
      claveUnidad: kept['claveUnidad'] ?? [],
      formaPago: kept['formaPago'] ?? [],
      usoCFDI: kept['usoCFDI'] ?? [],
    }),
    [kept],
  );
  const remember = useCallback(
    (form: EditorForm) => {
      const first = (used: readonly string[], before: readonly string[]): readonly string[] =>
        [...new Set([...used.filter((one) => one !== ''), ...before])].slice(0, MOST);
      keep({
        clients: first([form.clientId], recent.clients),
        claveProdServ: first(form.lines.map((line) => line.claveProdServ).toReversed(), recent.claveProdServ),
        claveUnidad: first(form.lines.map((line) => line.claveUnidad).toReversed(), recent.claveUnidad),
        formaPago: first([form.formaPago], recent.formaPago),
        usoCFDI: first([form.usoCFDI], recent.usoCFDI),
      });
    },
    [keep, recent],
  );
  return [recent, remember];
}
