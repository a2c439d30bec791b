import { theme as antd, type ThemeConfig } from 'antd';
import { accentOn } from './accent';
import type { Look } from './preferences';

/** Used until the organisation has chosen a colour of its own. */
export const DEFAULT_BRAND = '#b3261e';

/** Text size and height of controls, in pixels; the same steps as in `base.css`. Fingers need more than a mouse does. */
const SCALE = {
  normal: { fontSize: 14, controlHeight: 32 },
  large: { fontSize: 18, controlHeight: 44 },
  larger: { fontSize: 22, controlHeight: 52 },
  largest: { fontSize: 30, controlHeight: 64 },
};
const TOUCHED = { fontSize: 16, controlHeight: 44 };
/** The widest that leaves room for a week on a phone. */
const WIDEST_DAY = 46;
/** Boxes that are ticked: what the guidelines call a target is this large at least. */
const BOX = 24;

/** The same colours as `tokens.css`: what axe measured as readable in either theme. */
const LIGHT = {
  colorBgLayout: '#f4f5f7',
  colorText: '#1b1f24',
  colorTextSecondary: '#4e5661',
  colorTextTertiary: '#5c6470',
  colorTextDescription: '#5c6470',
  colorTextPlaceholder: '#6b7280',
  colorTextDisabled: '#6b7280',
  colorBorder: '#c3c9d1',
  colorBorderSecondary: '#e1e4e8',
  colorLink: '#0b57c2',
  colorLinkHover: '#084799',
  colorLinkActive: '#084799',
  colorInfo: '#0b57c2',
  colorSuccess: '#17683a',
  colorWarning: '#8a4b00',
  colorError: '#b3261e',
};
const DARK = {
  colorBgBase: '#1a1e24',
  colorBgLayout: '#111418',
  colorBgContainer: '#1a1e24',
  colorBgElevated: '#20252c',
  colorText: '#eceff3',
  colorTextSecondary: '#b9c1cb',
  colorTextTertiary: '#a3acb8',
  colorTextDescription: '#a3acb8',
  colorTextPlaceholder: '#98a2af',
  colorTextDisabled: '#98a2af',
  colorBorder: '#49525e',
  colorBorderSecondary: '#2d333c',
  colorLink: '#82b4ff',
  colorLinkHover: '#a9cbff',
  colorLinkActive: '#a9cbff',
  colorInfo: '#4c8ff5',
  colorSuccess: '#6fd39a',
  colorWarning: '#f2b866',
  colorError: '#ff9c93',
};

const FONT =
  "system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

/** antd's theme for this device and this organisation. */
export function antdTheme(look: Look, brand: string): ThemeConfig {
  const touched = look.narrow || look.coarse || look.size !== 'normal';
  const scale = touched && look.size === 'normal' ? TOUCHED : SCALE[look.size];
  const colours = look.dark ? DARK : LIGHT;
  const { accent, ink } = accentOn(brand, look.dark);
  return {
    algorithm: look.dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    hashed: false,
    token: {
      ...colours,
      ...scale,
      // Small buttons are for the mouse; fingers and old eyes get the full height.
      ...(touched && {
        controlHeightSM: scale.controlHeight,
        controlInteractiveSize: Math.max(BOX, scale.controlHeight / 2),
      }),
      colorPrimary: accent,
      colorTextLightSolid: ink,
      borderRadius: 6,
      fontFamily: FONT,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      ...(touched && { Radio: { radioSize: BOX, dotSize: BOX / 2 } }),
      ...(look.narrow && { DatePicker: { cellWidth: Math.min(scale.controlHeight, WIDEST_DAY) } }),
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: ink },
      Table: { headerBg: look.dark ? '#20252c' : '#f8f9fa', headerSplitColor: 'transparent', cellPaddingBlock: 10 },
      Tree: { indentSize: 20 },
      Form: { itemMarginBottom: 18, labelColor: colours.colorText },
      Tooltip: { colorTextLightSolid: '#ffffff' },
      Tag: { defaultBg: look.dark ? '#2a313a' : '#eef0f3', defaultColor: colours.colorText },
    },
  };
}
