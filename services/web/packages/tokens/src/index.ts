export { applyBrand, contrast, inkOn } from './brand';
export { SIZES, type Size, setSize, setTheme, size, THEMES, type Theme, theme } from './preferences';
