import type { TotpEnrolment } from '@zhibu/api';
import { at } from './dom';
import { t } from './words';

/** Shows what an authenticator needs: the picture, a link for this device, the key for typing. */
export function showEnrolment({ secret, otpauth_url, qr_svg }: TotpEnrolment): void {
  // as a picture, not as markup: nothing in it can run
  at<HTMLImageElement>('qr').src = `data:image/svg+xml;utf8,${encodeURIComponent(qr_svg)}`;
  at<HTMLAnchorElement>('open').href = otpauth_url;
  at('secret').textContent = secret.replace(/(.{4})(?=.)/g, '$1 ');
  at('copy').addEventListener('click', async () => {
    await navigator.clipboard?.writeText(secret);
    at('copy').textContent = t('enrol.copied');
  });
  at('secret-box').hidden = false;
}
