import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Signup, signup } from '../api/signups';
import { useT } from '../i18n';
import { Refused } from '../kit/Refused';
import { Deed } from './Deed';

/** Masked until somebody who decides wants to ring up. */
export function ContactPhone({ of }: { of: Signup }) {
  const t = useT();
  const [asked, ask] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({ ...signup(of.id), enabled: asked });
  if (!of.contact_phone_masked) return null;
  const whole = asked && data?.contact_phone;
  if (whole) return <a href={`tel:${whole}`}>{whole}</a>;
  return (
    <span className="deeds">
      <span>{of.contact_phone_masked}</span>
      <Deed
        act="govern"
        size="small"
        loading={isFetching}
        onClick={() => (asked ? void refetch() : ask(true))}
        label={t('signup.phoneOf', { name: of.contact_name })}
      >
        {t('signup.phoneShow')}
      </Deed>
      {error && <Refused error={error} />}
    </span>
  );
}
