import { expect, type Page, test } from '@playwright/test';
import { agency, book } from './support/demo';
import { type Asked, findings, listen, settled } from './support/inspect';
import { LOOKS, lookingAs } from './support/looks';
import { FACES, face, type Place } from './support/places';

// every page leaves what is wrong with it, and its picture where somebody wants to look (ZHIBU_SHOTS=1)
const pictures = Boolean(process.env.ZHIBU_SHOTS);

const organisation = agency();

/** The console is made of the same parts in both sizes: where few looks are taken, they are asked for in one. */
const OF_THE_CONSOLE: readonly string[] = ['desk', 'life', 'administration', 'platform'];
const all = process.env.ZHIBU_LOOKS === 'all';
const asked = (name: string, size: string): Asked =>
  !all && size === 'phone' && OF_THE_CONSOLE.includes(name) ? 'colours' : 'everything';

/** Within the console as its links do it, without beginning anew; to everything else by its address. */
async function visit(page: Page, place: Place, last: Place | undefined): Promise<void> {
  const inside = (at: Place) => at.path.startsWith('/console/') && !at.act;
  if (last && inside(last) && inside(place) && last.path !== place.path) {
    await page.evaluate((path) => history.pushState(null, '', path), place.path);
  } else {
    await page.goto((place.platform ? book.platform : organisation.url) + place.path);
  }
}

for (const name of FACES) {
  for (const look of LOOKS) {
    test(`${name} in ${look.name}`, async ({ browser }, info) => {
      const { person, places } = face(name);
      const context = await lookingAs(browser, look, person);
      const page = await context.newPage();
      const heard = listen(page);
      for (const [n, place] of places.entries()) {
        await test.step(place.name, async () => {
          await visit(page, place, places[n - 1]);
          await settled(page);
          await place.act?.(page);
          const found = [...(await findings(page, asked(name, info.project.name))), ...heard()];
          expect.soft(found, `${name}/${place.name}`).toEqual([]);
          if (!pictures && !found.length) return;
          const shot = `${info.project.outputDir}/shots/${name}-${place.name}-${info.project.name}-${look.name}.png`;
          await page.screenshot({ path: shot, fullPage: true });
        });
      }
      await context.close();
    });
  }
}
