import type { Plugin } from 'vite';

const FILE = /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/;
const BEFORE = `if (csp?.nonce) {
    styleNode.nonce = csp?.nonce;
  }`;
const AFTER = `const nonce = csp?.nonce || document.querySelector('meta[name="csp-nonce"]')?.content;
  if (nonce) styleNode.nonce = nonce;`;

/**
 * antd's scroll lock and scrollbar probe write `<style>` tags without asking for the nonce of the content policy; this
 * lets them fall back to the one in the page's head. The build stops when a newer version looks different.
 */
export function styleNonce(): Plugin {
  let patched = false;
  return {
    name: 'zhibu:style-nonce',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!FILE.test(id.split('?')[0] ?? id)) return;
      if (!code.includes(BEFORE)) this.error('dynamicCSS.js has changed: look again at how it sets the nonce');
      patched = true;
      return { code: code.replace(BEFORE, AFTER), map: null };
    },
    buildEnd(error) {
      if (!error && !patched) this.error('dynamicCSS.js was not found');
    },
  };
}
