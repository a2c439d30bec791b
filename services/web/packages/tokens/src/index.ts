export { applyBrand, contrast, inkOn } from './brand';
export { sendNow, takeEarly } from './early';
export { armElder } from './elder';
export { SIZES, type Size, setSize, setTheme, size, THEMES, type Theme, theme } from './preferences';
