import type { Tenant } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { isProblem } from '@zhibu/api/problem';
import { applyBrand } from '@zhibu/tokens';
import { at, say, seek } from './dom';
import { subscribe, t } from './words';

/** Whose page this is: an organisation's, the platform's own, or unknown because nothing answered. */
export type Face = { kind: 'tenant'; tenant: Tenant } | { kind: 'platform' } | { kind: 'unknown' };

function boot(): Tenant | undefined {
  try {
    return JSON.parse(seek('zhibu-boot')?.textContent ?? '{}').tenant;
  } catch {
    return undefined;
  }
}

async function find(): Promise<Face> {
  try {
    const tenant = boot() ?? (await ask<Tenant>('GET', '/api/identity/tenant'));
    return { kind: 'tenant', tenant };
  } catch (error) {
    // the platform's own host belongs to no organisation
    return isProblem(error) && error.status === 404 ? { kind: 'platform' } : { kind: 'unknown' };
  }
}

/** Asked once per page. */
export const face: Promise<Face> = find();

/** The API of accounts, or that of operators on the platform's host. */
export const api = async (): Promise<string> =>
  (await face).kind === 'platform' ? '/api/identity/operator' : '/api/identity';

function paintMark(name: string, logo: string | null): void {
  const mark = at('mark');
  mark.textContent = logo ? '' : ([...name][0] ?? '');
  mark.classList.toggle('logo', Boolean(logo));
  if (!logo) return;
  const image = new Image();
  image.alt = '';
  image.src = logo;
  mark.replaceChildren(image);
}

function paintTenant(tenant: Tenant): void {
  applyBrand(tenant.colour);
  paintMark(tenant.short_name || tenant.name, tenant.logo_url);
  const name = at('organisation');
  delete name.dataset.t;
  name.textContent = tenant.name;
  if (tenant.kind === 'association') {
    at('tagline').dataset.t = 'frame.tagline_association';
    at('tagline').textContent = t('frame.tagline_association');
  }
  say(at('help'), tenant.help_phone ? t('frame.help', { phone: tenant.help_phone }) : undefined);
  document.title = `${document.querySelector('h1:not([hidden])')?.textContent || document.title} · ${tenant.short_name || tenant.name}`;
  if (tenant.state === 'suspended' || tenant.state === 'closing') {
    const told = at('suspended');
    told.dataset.t = `frame.${tenant.state}`;
    told.textContent = t(`frame.${tenant.state}`);
    told.hidden = false;
  }
}

function paintPlatform(): void {
  for (const [id, key] of [
    ['organisation', 'frame.platform'],
    ['tagline', 'frame.platform_tagline'],
  ] as const) {
    at(id).dataset.t = key;
    at(id).textContent = t(key);
  }
  at('promise').hidden = true;
  // the platform itself collects nothing from anybody who has no organisation
  at('privacy-link').hidden = true;
  paintMark(t('frame.platform'), null);
}

/** Paints name, logo and colour, and again when the language changes. */
export async function paintFace(): Promise<void> {
  const found = await face;
  const paint = () => {
    if (found.kind === 'tenant') paintTenant(found.tenant);
    else if (found.kind === 'platform') paintPlatform();
    else paintMark(t('product'), null);
  };
  paint();
  subscribe(paint);
}
