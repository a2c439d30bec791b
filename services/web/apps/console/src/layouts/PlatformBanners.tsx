import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import { Button } from 'antd';
import { session } from '../api/identity';
import { type Announcement, announcements, dismiss, goingEntries, type OperatorEntry, P } from '../api/platform';
import { useAction } from '../forms/useAction';
import { useI18n, useT } from '../i18n';
import { useMay } from '../kit/Action';
import { Notice } from '../kit/Notice';
import { pb } from '../paths';
import { Go } from '../router/go';

const TONES = { info: 'info', warning: 'warn', urgent: 'bad' } as const;

function Told({ of }: { of: Announcement }) {
  const t = useT();
  const { mutate, isPending } = useAction({ run: () => dismiss(of.id), stale: [P.announcements] });
  return (
    <Notice
      tone={TONES[of.severity]}
      title={of.title}
      action={
        <Button
          size="small"
          loading={isPending}
          onClick={() => mutate()}
          aria-label={t('announce.dismissOf', { name: of.title })}
        >
          {t('announce.dismiss')}
        </Button>
      }
    >
      <p className="told">{of.text}</p>
    </Notice>
  );
}

function Announcements() {
  const t = useT();
  const { data = [] } = useQuery(announcements());
  if (data.length === 0) return null;
  return (
    <section aria-label={t('announce.label')}>
      {data.map((of) => (
        <Told key={of.id} of={of} />
      ))}
    </section>
  );
}

function Entry({ of }: { of: OperatorEntry }) {
  const { t, locale } = useI18n();
  const time = of.ends_at ? dateTime(of.ends_at, locale) : '—';
  const { operator_name: name, reason } = of;
  return (
    <Notice
      tone="warn"
      live
      title={
        of.state === 'open' ? t('visit.bannerOpen', { name, reason, time }) : t('visit.bannerWaiting', { name, reason })
      }
      action={<Go to={pb.operatorEntries()}>{t(of.state === 'open' ? 'visit.look' : 'visit.decide')}</Go>}
    />
  );
}

/** Those who keep the log see at once that an operator has come in, or wants to. */
function Entries() {
  const { allowed } = useMay('audit.read');
  const { data = [] } = useQuery({ ...goingEntries(), enabled: allowed });
  return data.map((of) => <Entry key={of.id} of={of} />);
}

/** Whoever looks in as an operator is told so on every page. */
function Visit() {
  const { t, locale } = useI18n();
  const { data } = useQuery(session());
  if (!data?.visit) return null;
  return (
    <Notice
      tone="warn"
      title={t('visit.asOperator', { name: data.tenant.name, time: dateTime(data.visit.ends_at, locale) })}
    />
  );
}

/** What the platform has to say, above every page. */
export function PlatformBanners() {
  const { data } = useQuery(session());
  return (
    <div className="platform-banners">
      {data?.visit ? (
        <Visit />
      ) : (
        <>
          <Entries />
          <Announcements />
        </>
      )}
    </div>
  );
}
