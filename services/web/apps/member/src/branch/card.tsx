import type { MyBranch } from '@zhibu/api';
import { Link } from 'wouter';
import type { Mine } from '../api';
import { Card, Icon, Note } from '../kit';
import { t } from '../words';

function Person({
  role,
  name,
  phone,
}: {
  role: string;
  name: string | null | undefined;
  phone: string | null | undefined;
}) {
  return (
    <li>
      <span className="avatar" aria-hidden="true">
        {name ? [...name][0] : <Icon name="me" />}
      </span>
      <span className="row-text">
        <small>{role}</small>
        <strong>{name || t('branch.no_secretary')}</strong>
      </span>
      {phone && (
        <a className="call" href={`tel:${phone}`} aria-label={t('branch.call', { name: name ?? role })}>
          <Icon name="phone" />
          <span>{phone}</span>
        </a>
      )}
    </li>
  );
}

export function People({ branch }: { branch: MyBranch }) {
  const { secretary, contact } = branch;
  return (
    <ul className="people">
      <Person role={t('branch.secretary')} name={secretary} phone={null} />
      {contact && (contact.name || contact.phone) && (
        <Person role={t('branch.contact')} name={contact.name ?? t('branch.contact_none')} phone={contact.phone} />
      )}
    </ul>
  );
}

/** Where one belongs and whom to call. */
export function BranchCard({ me, linked = false }: { me: Mine; linked?: boolean }) {
  const { branch, member } = me;
  if (!branch) {
    return (
      <Card title={t('branch.title')}>
        <Note icon="branch" title={t('branch.none')} hint={t('branch.none_hint')} />
      </Card>
    );
  }
  return (
    <Card title={linked ? t('branch.title') : branch.name}>
      {linked ? (
        <div className="branch-name">
          <Icon name="branch" />
          <p>
            <strong>{branch.name}</strong>
            {member?.group_name && <small>{member.group_name}</small>}
          </p>
        </div>
      ) : (
        member?.group_name && <p className="plain">{member.group_name}</p>
      )}
      <People branch={branch} />
      {linked && (
        <Link href="/branch" className="more">
          {t('branch.open')}
          <Icon name="next" />
        </Link>
      )}
    </Card>
  );
}
