import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Signup } from '../api/signups';
import { type T, word } from '../i18n';
import { Sign, type Tone } from '../kit/Sign';
import type { Column } from '../table/columns';
import { ContactPhone } from './ContactPhone';
import { Deed } from './Deed';

const TONES: Record<Signup['state'], Tone> = {
  unverified: 'plain',
  waiting: 'wait',
  approving: 'info',
  approved: 'good',
  refused: 'bad',
};

interface Deeds {
  approve: (of: Signup) => void;
  refuse: (of: Signup) => void;
}

function RowDeeds({ t, of, deeds }: { t: T; of: Signup; deeds: Deeds }) {
  if (of.state !== 'waiting') return '—';
  return (
    <span className="deeds">
      <Deed
        act="govern"
        size="small"
        type="primary"
        onClick={() => deeds.approve(of)}
        label={t('signup.approveOf', { name: of.name })}
      >
        {t('signup.approve')}
      </Deed>
      <Deed act="govern" size="small" onClick={() => deeds.refuse(of)} label={t('signup.refuseOf', { name: of.name })}>
        {t('signup.refuse')}
      </Deed>
    </span>
  );
}

/** What there is to know of a decision: why it was refused, or what keeps the organisation from being made. */
const note = (of: Signup): string => of.reason ?? of.problem ?? '';

export const signupColumns = (t: T, locale: Locale, deeds: Deeds): Column<Signup>[] => [
  {
    key: 'name',
    title: t('platform.organisation'),
    width: 250,
    pinned: true,
    grow: true,
    render: (of) => (
      <span className="two-lines">
        <span>{of.name}</span>
        <small className="quiet">{word(t, 'tenantKind', of.kind)}</small>
      </span>
    ),
  },
  { key: 'slug', title: t('platform.slug'), width: 140, render: (of) => <span className="code">{of.slug}</span> },
  {
    key: 'contact',
    title: t('signup.contact'),
    width: 240,
    grow: true,
    render: (of) => (
      <span className="two-lines">
        <span>{of.contact_name}</span>
        <a href={`mailto:${of.contact_email}`}>{of.contact_email}</a>
        <ContactPhone of={of} />
      </span>
    ),
  },
  {
    key: 'state',
    title: t('platform.state'),
    width: 200,
    render: (of) => (
      <span className="two-lines">
        <span>
          <Sign tone={TONES[of.state]}>{word(t, 'signupState', of.state)}</Sign>
        </span>
        {note(of) && (
          <small className="quiet" title={note(of)}>
            {note(of)}
          </small>
        )}
      </span>
    ),
  },
  { key: 'sent', title: t('signup.sent'), width: 210, render: (of) => dateTime(of.created_at, locale) },
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 190,
    render: (of) => <RowDeeds t={t} of={of} deeds={deeds} />,
  },
];
