export { mockApi } from './mock-api.ts';
export { prepaint } from './prepaint.ts';
export { englishFile, staticPages } from './static-pages.ts';

/** Old enough for the browsers of domestic desktops and of WeChat, new enough to need no helper code. */
export const TARGET = ['chrome87', 'edge88', 'firefox78', 'safari14.1'];

/** The member app is written to React's types and runs on Preact; taking that back is taking these lines back. */
export const preact = [
  { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'preact/compat' },
];
