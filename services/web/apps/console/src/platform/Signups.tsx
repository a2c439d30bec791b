import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useRows } from '../api/paging';
import { approveSignup, S, type Signup, type SignupFilter, signupCount, signups } from '../api/signups';
import { forget, useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useI18n } from '../i18n';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import { TabLinks } from '../kit/TabLinks';
import { pb } from '../paths';
import { useFilters } from '../router/useFilters';
import { DataTable } from '../table/DataTable';
import { RefuseDrawer } from './RefuseDrawer';
import { signupColumns } from './signupColumns';
import { SIGNUP_STATES } from './signupStates';
import './signups.css';

type Chosen = (typeof SIGNUP_STATES)[number];

/** An organisation takes a moment to make: as long as one is being made, the list is looked at again. */
function useFollow() {
  const { data: making } = useQuery({
    ...signupCount('approving'),
    refetchInterval: ({ state }) => (state.data ? 1000 : 15_000),
  });
  const before = useRef(making);
  useEffect(() => {
    if (before.current !== undefined && before.current !== making) void forget([S.signups]);
    before.current = making;
  }, [making]);
}

const filterOf = (chosen: Chosen): SignupFilter => (chosen === 'all' ? {} : { state: chosen });

/** Organisations that ask for a place. Who waits longest is found at the end of the list. */
export function Signups() {
  const { t, locale } = useI18n();
  const { filters } = useFilters<{ state?: Chosen }>();
  const chosen = filters.state ?? 'waiting';
  const rows = useRows(signups(filterOf(chosen)));
  useFollow();
  const [refusing, refuse] = useState<Signup>();
  const confirm = useConfirm();
  const { mutateAsync } = useAction({
    run: (of: Signup) => approveSignup(of.id),
    stale: [S.signups],
    done: (_, of) => t('signup.approved', { name: of.name }),
  });
  const columns = useMemo(() => {
    const approve = (of: Signup) =>
      confirm({
        title: t('signup.approveOf', { name: of.name }),
        effects: [t('signup.approveMakes', { slug: of.slug }), t('signup.approveInvites', { mail: of.contact_email })],
        ok: t('signup.approve'),
        run: () => mutateAsync(of),
      });
    return signupColumns(t, locale, { approve, refuse });
  }, [t, locale, confirm, mutateAsync]);
  const tabs = SIGNUP_STATES.map((state) => ({
    to: pb.signups({ state }),
    label: t(`signupState.${state}`),
    current: state === chosen,
  }));
  return (
    <Page title={t('signup.title')} lead={t('signup.lead')}>
      <TabLinks label={t('signup.states')} tabs={tabs} />
      <Panel flush>
        <DataTable
          label={t('signup.title')}
          rows={rows}
          columns={columns}
          rowKey={(of) => of.id}
          tall
          empty={
            <Empty title={t(chosen === 'waiting' ? 'signup.noneWaiting' : 'signup.none')}>
              {t('signup.emptyHint')}
            </Empty>
          }
        />
      </Panel>
      <RefuseDrawer of={refusing} onClose={() => refuse(undefined)} />
    </Page>
  );
}
