import {
  DisconnectOutlined,
  FrownOutlined,
  LockOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { isProblem } from '@zhibu/api';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { session } from '../api/identity';
import { problemText } from '../api/problems';
import type { Permission } from '../app/access';
import type { LeavableArea } from '../app/practice';
import { useT, word } from '../i18n';
import { pb } from '../paths';
import { Go } from '../router/go';
import { Denied, NotPractised } from '../router/page';

interface StateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** A page of its own gets a first-level heading. */
  page?: boolean;
}

function State({ icon, title, children, action, page }: StateProps) {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className="state" role="status">
      <span className="state-icon" aria-hidden>
        {icon}
      </span>
      <Heading>{title}</Heading>
      {children && <div className="state-text">{children}</div>}
      {action && <div className="state-action">{action}</div>}
    </div>
  );
}

/** Grey bars in the shape of a page, read out as "loading". */
export function Loading() {
  const t = useT();
  return (
    <div className="page" role="status" aria-live="polite">
      <span className="sr">{t('common.loading')}</span>
      <div className="bones" aria-hidden>
        <i className="bone title" />
        <i className="bone" />
        <i className="bone" />
        <i className="bone short" />
      </div>
    </div>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <State
      page
      icon={<QuestionCircleOutlined />}
      title={t('state.notFound')}
      action={
        <Go to={pb.home()} className="as-button">
          {t('state.toHome')}
        </Go>
      }
    >
      {t('state.notFoundWhy')}
    </State>
  );
}

/** A page the person may not see: which permission it takes and who can grant it. */
export function NoPermission({ permission, page = false }: { permission: Permission; page?: boolean }) {
  const t = useT();
  const { data } = useQuery(session());
  const phone = data?.tenant.help_phone;
  return (
    <State page={page} icon={<LockOutlined />} title={t('state.denied')}>
      <p>{t('access.missing', { what: word(t, 'permission', permission) })}</p>
      {phone && <p>{t('access.helpPhone', { phone })}</p>}
    </State>
  );
}

/** A page of something this kind of organisation does not do, and where that is written. */
function LeftOut({ area, page }: { area: LeavableArea; page: boolean }) {
  const t = useT();
  return (
    <State
      page={page}
      icon={<MinusCircleOutlined />}
      title={t('state.leftOut', { what: t(`nav.${area}`) })}
      action={
        <Go to={pb.home()} className="as-button">
          {t('state.toHome')}
        </Go>
      }
    >
      <p>{t('state.leftOutWhy')}</p>
      <p>
        <Go to={pb.rules({ area })}>{t('state.leftOutRule')}</Go>
      </p>
    </State>
  );
}

interface FailedProps {
  error: unknown;
  onRetry?: () => void;
  page?: boolean;
}

/** Something did not work: in words, with the number to quote when asking for help. */
export function Failed({ error, onRetry, page = false }: FailedProps) {
  const t = useT();
  const router = useRouter();
  if (error instanceof Denied) return <NoPermission permission={error.permission} page={page} />;
  if (error instanceof NotPractised) return <LeftOut area={error.area} page={page} />;
  if (isProblem(error) && error.status === 404) return <NotFound />;
  const offline = isProblem(error) && error.status === 0;
  const retry = () => {
    onRetry?.();
    if (page) void router.invalidate();
  };
  return (
    <State
      page={page}
      icon={offline ? <DisconnectOutlined /> : <FrownOutlined />}
      title={offline ? t('state.offline') : t('state.failed')}
      action={<Button onClick={retry}>{t('common.retry')}</Button>}
    >
      <p>{problemText(t, error)}</p>
      {isProblem(error) && error.requestId && <p className="quiet">{t('state.requestId', { id: error.requestId })}</p>}
    </State>
  );
}
