import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../../packages/tokens/src/prepaint.js', import.meta.url));

/**
 * Puts the script that sets language, size and theme before the first paint into every page's head: a blocking file of
 * its own with a hashed name, since the content policy allows no inline script.
 */
export function prepaint(): Plugin {
  let base = '/';
  let building = false;
  return {
    name: 'zhibu:prepaint',
    configResolved(config) {
      base = config.base;
      building = config.command === 'build';
    },
    buildStart() {
      if (building) this.emitFile({ type: 'chunk', id: SOURCE, name: 'prepaint' });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const chunk = Object.values(context.bundle ?? {}).find(
          (c) => c.type === 'chunk' && c.facadeModuleId === SOURCE,
        );
        const src = chunk ? base + chunk.fileName : `/@fs${SOURCE}`;
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }];
      },
    },
  };
}
