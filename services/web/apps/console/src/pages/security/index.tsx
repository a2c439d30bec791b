import { queryClient } from '../../api/client';
import { mySessions, session } from '../../api/identity';
import { useT } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { Password } from './Password';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';
import './security.css';

export const loader: PageModule['loader'] = () =>
  Promise.all([queryClient.ensureQueryData(session()), queryClient.ensureQueryData(mySessions())]);

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.security') }];

export function Page() {
  const t = useT();
  return (
    <Frame title={t('nav.security')} lead={t('security.lead')}>
      <Sessions />
      <div className="security-columns">
        <SecondFactor />
        <Password />
      </div>
    </Frame>
  );
}
