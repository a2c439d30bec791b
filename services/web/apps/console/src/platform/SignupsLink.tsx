import { useQuery } from '@tanstack/react-query';
import { signupCount } from '../api/signups';
import { useT } from '../i18n';
import { pb } from '../paths';
import { Go } from '../router/go';

/** The way to the applications, while some of them wait. */
export function SignupsLink() {
  const t = useT();
  const { data = 0 } = useQuery({ ...signupCount('waiting'), refetchInterval: 60_000 });
  if (data === 0) return null;
  return (
    <Go to={pb.signups()} className="bar-link">
      {t('signup.title')}
      <span className="tab-count number">
        {data}
        <span className="sr"> {t('signup.waiting')}</span>
      </span>
    </Go>
  );
}
