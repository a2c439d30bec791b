import { contrast } from '@zhibu/tokens';
import type { Settings } from '../../api/identity';
import type { Bounds } from '../../forms/NumberField';
import type { SettingsSection } from '../../paths';

/** The settings a person edits; the form has exactly this shape. */
export type SettingsValues = Pick<
  Settings,
  | 'name'
  | 'short_name'
  | 'colour'
  | 'help_phone'
  | 'locale'
  | 'password'
  | 'session'
  | 'lockout'
  | 'totp'
  | 'single_admin_session'
>;

export const toValues = ({
  name,
  short_name,
  colour,
  help_phone,
  locale,
  password,
  session,
  lockout,
  totp,
  single_admin_session,
}: Settings): SettingsValues => ({
  name,
  short_name,
  colour,
  help_phone,
  locale,
  password,
  session,
  lockout,
  totp,
  single_admin_session,
});

/** The sections of the form, in their order. */
export const SECTIONS: readonly SettingsSection[] = ['identity', 'password', 'session', 'lockout', 'totp'];

interface SettingBounds extends Bounds {
  /** May be left empty, which means "never". */
  optional?: boolean;
}

/**
 * What the security baseline accepts. The judge is `services/identity/src/tenant_settings/rules.rs`; these only
 * say early what it would refuse.
 */
export const BOUNDS = {
  password: {
    min_length: { min: 8, max: 64 },
    min_classes: { min: 3, max: 4 },
    max_age_days: { min: 1, max: 90 },
    member_max_age_days: { min: 1, max: 730, optional: true },
    history: { min: 5, max: 24 },
  },
  session: {
    idle_minutes: { min: 5, max: 1440 },
    admin_idle_minutes: { min: 5, max: 30 },
    absolute_hours: { min: 1, max: 720 },
  },
  lockout: {
    failures: { min: 3, max: 10 },
    minutes: { min: 10, max: 1440 },
  },
} as const satisfies Record<string, Record<string, SettingBounds>>;

export type NumberSection = keyof typeof BOUNDS;

/** White text must be readable on the colour (WCAG 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** The same hue with as much of its light as white text can be read on. */
export function readable(colour: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let percent = 100; percent >= 0; percent -= 1) {
    const dimmed = channels.map((channel) => Math.floor((channel * percent) / 100));
    const written = `#${dimmed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(written, '#ffffff') >= LEAST_CONTRAST) return written;
  }
  return '#000000';
}

/** Colours that are known to be readable, for those who do not want to try. */
export const COLOURS = [
  '#b3261e',
  '#a61b3c',
  '#8c3b00',
  '#17683a',
  '#0f6674',
  '#0b57c2',
  '#3949a6',
  '#5b2a86',
] as const;
