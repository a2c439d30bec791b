import { useQuery } from '@tanstack/react-query';
import { session } from '../api/identity';
import { useT } from '../i18n';
import { pb } from '../paths';
import { Go } from '../router/go';

/** Whose console this is: the organisation's logo and name, with the product's name small below. */
export function Brand() {
  const t = useT();
  const { data } = useQuery(session());
  const name = data?.tenant.short_name || data?.tenant.name || '';
  return (
    <Go to={pb.home()} className="brand" aria-label={t('brand.home', { name })}>
      {data?.tenant.logo_url ? (
        <img src={data.tenant.logo_url} alt="" className="brand-logo" />
      ) : (
        <span className="brand-mark" aria-hidden>
          {name.slice(0, 1)}
        </span>
      )}
      <span className="brand-text">
        <strong>{name}</strong>
        <small>{t('brand.product')}</small>
      </span>
    </Go>
  );
}
