import type { Principal } from '@zhibu/api';

/** What the gateway writes into the page: whose host this is, and who is logged in. */
interface Boot {
  tenant?: unknown;
  session?: Principal | null;
}

export function readBoot(text: string | null | undefined): Boot {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return {};
  }
}

export const boot = readBoot(document.getElementById('zhibu-boot')?.textContent);

/** The platform's own host belongs to no organisation; without a gateway in front it is some organisation's. */
export const isPlatform = ({ tenant }: Boot): boolean => tenant === null;

/** Only the way out is open: the organisation is suspended or being closed. */
export const isClosed = ({ session }: Boot): boolean => Boolean(session?.closed);
