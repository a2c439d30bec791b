import { useQuery } from '@tanstack/react-query';
import type { MyRecord, Principal } from '@zhibu/api';
import { date, partOfDay } from '@zhibu/format';
import { setSize, size } from '@zhibu/tokens';
import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Mine, queries } from '../api';
import { BranchCard } from '../branch/card';
import { Button, Card, Failure, Icon, LinkRow, Loaded, Loading, Note, useHeading } from '../kit';
import { partyAge, politicalBirthday, today } from '../people';
import { usePractises } from '../practice';
import { locale, t } from '../words';
import { HANDFUL, type Todo, todos } from './todos';

function Membership({ record }: { record: MyRecord }) {
  const years = partyAge(record, today());
  const age = years === 0 ? t('home.party_age_first') : t('home.party_age', { n: years ?? 0 });
  return (
    <ul className="facts">
      <li>{record.member_kind === 'probationary' ? t('home.probationary') : years !== undefined && age}</li>
      {record.joined_on && <li>{t('home.joined', { date: date(record.joined_on, locale()) })}</li>}
    </ul>
  );
}

function Hero({ principal, me }: { principal: Principal; me: Mine | undefined }) {
  const heading = useHeading(t('nav.home'));
  const name = me?.member?.name ?? principal.account.display_name;
  const greeting = t(`home.${partOfDay()}`);
  const birthday = me?.member && politicalBirthday(me.member, today());
  return (
    <div className="hero">
      <div className="hero-in">
        <h1 ref={heading} tabIndex={-1}>
          {t(me?.member ? 'home.greeting' : 'home.greeting_plain', { name, greeting })}
        </h1>
        {me?.member && <Membership record={me.member} />}
        {birthday ? <p className="birthday">{t('home.birthday', { n: birthday })}</p> : null}
      </div>
    </div>
  );
}

/** The most pressing first; whoever asks for more goes on where it begins. */
function Entries({ list }: { list: Todo[] }) {
  const [all, setAll] = useState(false);
  const id = useId();
  const rows = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (all) rows.current?.children[HANDFUL]?.querySelector('a')?.focus();
  }, [all]);
  return (
    <>
      <ul className="rows" id={id} ref={rows}>
        {(all ? list : list.slice(0, HANDFUL)).map(({ key, ...todo }) => (
          <li key={key}>
            <LinkRow {...todo} />
          </li>
        ))}
      </ul>
      {list.length > HANDFUL && (
        <Button look="text" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
          {all ? t('home.todo_less') : t('home.todo_more', { n: list.length - HANDFUL })}
        </Button>
      )}
    </>
  );
}

function Todos({ principal, me }: { principal: Principal; me: Mine | undefined }) {
  const corrections = useQuery({ ...queries.corrections(me?.member?.id ?? ''), enabled: Boolean(me?.member) });
  const waiting = useQuery({ ...queries.todos, enabled: Boolean(principal.member_id) });
  const list = todos(principal, me, corrections.data ?? [], Date.now(), waiting.data);
  // what could not be asked is not nothing
  const failed = [waiting, corrections].find((query) => query.isError && !query.data);
  return (
    <Card title={t('home.todo')}>
      {corrections.isLoading || waiting.isLoading ? (
        <Loading />
      ) : failed ? (
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      ) : list.length === 0 ? (
        <Note icon="check" title={t('home.todo_none')} hint={t('home.todo_none_hint')} />
      ) : (
        <Entries list={list} />
      )}
    </Card>
  );
}

/** Whoever is on the way to full membership looks there first. */
const onTheWay = (principal: Principal, { member }: Mine): boolean =>
  Boolean(principal.member_id) && (!member || member.member_kind === 'probationary');

function Quick({ principal, me }: { principal: Principal; me: Mine }) {
  const way = { to: '/development', icon: 'record', text: t('home.quick_development') } as const;
  const practises = usePractises();
  const dues = { to: '/dues', icon: 'money', text: t('home.quick_dues') } as const;
  const transfers = { to: '/transfers', icon: 'move', text: t('home.quick_transfers') } as const;
  const links = [
    ...(practises('development') && onTheWay(principal, me) ? [way] : []),
    ...(practises('dues') ? [dues] : []),
    { to: '/meetings', icon: 'calendar', text: t('home.quick_meetings') },
    ...(practises('transfers') ? [transfers] : []),
    { to: '/record/requests', icon: 'edit', text: t('home.quick_requests') },
    { to: '/account/sessions', icon: 'device', text: t('home.quick_sessions') },
    { to: '/account/security', icon: 'shield', text: t('home.quick_security') },
    { to: '/account/settings', icon: 'text', text: t('home.quick_settings') },
  ] as const;
  return (
    <Card title={t('home.quick')}>
      <ul className="quick">
        {links.map(({ to, icon, text }) => (
          <li key={to}>
            <Link href={to}>
              <Icon name={icon} />
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The way into the elder mode is on the home page, not only in the settings. */
function ElderSwitch() {
  const [now, set] = useState(size());
  const next = now === 'normal' ? 'large' : 'normal';
  return (
    <Button
      className="elder"
      onClick={() => {
        setSize(next);
        set(next);
      }}
    >
      <Icon name="text" />
      {t(now === 'normal' ? 'home.elder' : 'home.elder_off')}
    </Button>
  );
}

export function HomePage() {
  const session = useQuery(queries.session);
  const me = useQuery(queries.me);
  if (!session.data) return null;
  return (
    <>
      <Hero principal={session.data} me={me.data} />
      <div className="page home">
        <Loaded query={me}>
          {(mine) => (
            <div className="columns">
              <div>
                <Todos principal={session.data} me={mine} />
                <Quick principal={session.data} me={mine} />
              </div>
              <div>
                {mine.member ? (
                  <BranchCard me={mine} linked />
                ) : (
                  <Card>
                    <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
                  </Card>
                )}
                <ElderSwitch />
              </div>
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}
