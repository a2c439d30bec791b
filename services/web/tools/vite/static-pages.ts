import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

type Texts = Readonly<Record<string, string>>;

/**
 * Pages are written with partials and catalogue keys; what is served holds the Chinese text already, so that a page can
 * be read before any script has run. A key the catalogue lacks fails the build.
 */
export function staticPages(zh: Texts, partials: string): Plugin {
  const partial = (name: string): string => readFileSync(join(partials, `${name}.html`), 'utf8').trim();
  const words = (key: string): string => {
    const text = zh[key];
    if (text === undefined) throw new Error(`the catalogue has no ${key}`);
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  };
  return {
    name: 'zhibu:pages',
    transformIndexHtml: {
      order: 'pre',
      handler(source) {
        let html = source;
        while (html.includes('<!--include '))
          html = html.replace(/<!--include ([\w-]+)-->/g, (_, name) => partial(name));
        return html
          .replace(/\n\s*/g, '\n')
          .replace(/data-t="([\w.]+)"([^>]*)><\//g, (_, key, rest) => `data-t="${key}"${rest}>${words(key)}</`)
          .replace(/data-t-label="([\w.]+)"/g, (all, key) => `${all} aria-label="${words(key)}"`)
          .replace(/data-t-alt="([\w.]+)" alt=""/g, (_, key) => `data-t-alt="${key}" alt="${words(key)}"`);
      },
    },
  };
}

/**
 * The address of the English catalogue as a JSON file of its own. An `import()` would bring a loader larger than the
 * words it loads.
 */
export function englishFile(en: Texts): Plugin {
  const id = 'virtual:english';
  let building = false;
  return {
    name: 'zhibu:english',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(asked) {
      if (asked !== `\0${id}`) return undefined;
      const source = JSON.stringify(en);
      if (!building) return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(source)}`)}`;
      const file = this.emitFile({ type: 'asset', name: 'en.json', source });
      return `export default import.meta.ROLLUP_FILE_URL_${file}`;
    },
  };
}
