import { LockOutlined, RightOutlined } from '@ant-design/icons';
import type { Locale } from '@zhibu/i18n';
import type { ReactNode } from 'react';
import type { Permission } from '../../app/access';
import { useI18n, useT } from '../../i18n';
import { useMay } from '../../kit/Action';
import { number } from '../../kit/number';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import {
  MOST_COUNTED,
  useFailedDeliveries,
  useMayAsk,
  useOpenCorrections,
  usePendingInvitations,
  useUnfinishedImports,
  useWithoutAccount,
} from './counts';

interface TaskProps {
  to: string;
  title: string;
  needs: Permission;
  /** `undefined` while it is being counted. */
  count: number | null | undefined;
  children: ReactNode;
}

function shown(count: number | null | undefined, locale: Locale): string {
  if (count === null || count === undefined) return '–';
  return count === MOST_COUNTED ? `${count}+` : number(count, locale);
}

/** One kind of work: how much of it waits, and the way there. */
function Task({ to, title, needs, count, children }: TaskProps) {
  const { t, locale } = useI18n();
  const { allowed, why } = useMay(needs);
  return (
    <li>
      <Go to={to} className={count ? 'task waiting' : 'task'}>
        <span className="task-title">{title}</span>
        {allowed ? (
          <>
            <span className="task-count number">{shown(count, locale)}</span>
            <span className="task-note">{count === 0 ? t('home.nothingWaits') : children}</span>
          </>
        ) : (
          <span className="task-note">
            <LockOutlined aria-hidden /> {why}
          </span>
        )}
        <RightOutlined aria-hidden className="task-arrow" />
      </Go>
    </li>
  );
}

function InvitationTask() {
  const t = useT();
  const pending = usePendingInvitations(useMayAsk('accounts.invite'));
  const failed = useFailedDeliveries(useMayAsk('deliveries.view'));
  return (
    <Task
      to={pb.invitations({ state: 'pending' })}
      title={t('home.invitations')}
      needs="accounts.invite"
      count={pending.data}
    >
      {failed.data ? (
        <span className="bad-text">{t('home.mailFailed', { n: failed.data })}</span>
      ) : (
        t('home.invitationsNote')
      )}
    </Task>
  );
}

export function Tasks() {
  const { t, locale } = useI18n();
  const corrections = useOpenCorrections(useMayAsk('corrections.view'));
  const imports = useUnfinishedImports(useMayAsk('imports.run'));
  const seesMembers = useMayAsk('members.view');
  const seesAccounts = useMayAsk('accounts.view');
  const without = useWithoutAccount(seesMembers && seesAccounts);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks" className="sr">
        {t('home.tasks')}
      </h2>
      <ul className="tasks">
        <Task
          to={pb.corrections({ state: 'open' })}
          title={t('home.corrections')}
          needs="corrections.view"
          count={corrections.data}
        >
          {t('home.correctionsNote')}
        </Task>
        <Task
          to={pb.imports()}
          title={t('home.imports')}
          needs="imports.run"
          count={imports.loading ? undefined : imports.open.length}
        >
          {t('home.importsNote')}
        </Task>
        <InvitationTask />
        <Task to={pb.invitations()} title={t('home.without')} needs="accounts.view" count={without.count}>
          {t('home.withoutNote', { total: number(without.total ?? 0, locale) })}
        </Task>
      </ul>
    </section>
  );
}
