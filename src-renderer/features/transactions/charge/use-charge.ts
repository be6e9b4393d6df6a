/** The form's state: what is known of the accounts, what was written, and the one press that charges. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { usePreference } from '../../../app/preferences.ts';
import { todayHere } from '../../../ui/fields/day.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';
import { askedOf, EMPTY, modelOf, type Account, type Model, type Target, type Values } from './model.ts';
import type { WayId } from './ways.ts';

export interface ChargeForm {
  readonly target: Target;
  /** Undefined while they are read. */
  readonly accounts: readonly Account[] | undefined;
  readonly error: unknown;
  readonly reload: () => void;
  readonly values: Values;
  readonly model: Model;
  readonly decimals: number;
  readonly change: (part: Partial<Values>) => void;
  /** What is wrong is shown from the first press on. */
  readonly pressed: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  /** It may have been heard: until that is known nothing of the form changes, and the same is asked again. */
  readonly doubtful: boolean;
  readonly submit: () => void;
}

export function useCharge(
  target: Target,
  clientId: string | undefined,
  onMade: (made: TransactionDetail) => void,
): ChargeForm {
  const { companyId, invoice } = target;
  const [values, setValues] = useState<Values>(EMPTY);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [doubtful, setDoubtful] = useState(false);
  const requestId = useRef<string>(undefined);
  const [lastGateway, keepGateway] = usePreference<string>(`charge.gateway.${companyId}`, '');
  const [lastWay, keepWay] = usePreference<string>('charge.way', '');
  const listed = useQuery(api.gateways.list.queryOptions({ input: { companyId } }));
  const payerId = values.clientId ?? clientId;
  const payer = useQuery({
    ...api.clients.get.queryOptions({ input: { id: payerId ?? '' } }),
    enabled: payerId !== undefined,
  });
  const accounts = useMemo(
    () =>
      listed.data?.gateways.flatMap((gateway): Account[] => {
        const provider = listed.data.providers.find(({ id }) => id === gateway.provider);
        return gateway.state === 'active' && provider !== undefined ? [{ gateway, provider }] : [];
      }),
    [listed.data],
  );
  const known = {
    target,
    accounts: accounts ?? [],
    last: { gatewayId: lastGateway, way: lastWay as WayId },
    client: payer.data === undefined ? {} : payerOf(payer.data),
    today: todayHere(),
  };
  const { currency } = modelOf(values, { ...known, decimals: 2 });
  const catalog = useQuery({
    ...api.catalogs.get.queryOptions({ input: { catalog: 'c_Moneda', key: currency } }),
    enabled: invoice === undefined,
  });
  const said = catalog.data?.entry?.fields['decimales'];
  const decimals = invoice?.currencyDecimals ?? (typeof said === 'number' ? said : 2);
  const model = modelOf(values, { ...known, decimals });

  const submit = (): void => {
    setPressed(true);
    requestId.current ??= crypto.randomUUID();
    const asked = askedOf(values, model, target, requestId.current);
    if (busy || asked === undefined) return;
    setBusy(true);
    setProblem(undefined);
    const sent =
      asked.by === 'link' ? client.transactions.createLink(asked.input) : client.transactions.charge(asked.input);
    sent
      .then((made) => {
        requestId.current = undefined;
        setDoubtful(false);
        keepGateway(asked.input.gatewayId);
        if (model.way !== undefined) keepWay(model.way.id);
        onMade(made);
        return undefined;
      })
      .catch((error: unknown) => {
        setProblem(error);
        // Refused: nothing was made. Anything else may have been heard, and is asked again under the same id.
        setDoubtful(['NO_CONNECTION', 'UNEXPECTED'].includes(problemOf(error).code));
      })
      .finally(() => setBusy(false));
  };
  return {
    target,
    accounts,
    error: listed.error,
    reload: () => void listed.refetch(),
    values,
    model,
    decimals,
    change(part) {
      if (busy || doubtful) return;
      setValues((before) => ({ ...before, ...part }));
      setProblem(undefined);
    },
    pressed,
    busy,
    problem,
    doubtful,
    submit,
  };
}

function payerOf({ legalName, emails }: { readonly legalName: string; readonly emails: readonly string[] }) {
  const [email] = emails;
  return { name: legalName, ...(email === undefined ? {} : { email }) };
}
