import { type Chapter, chapter } from '../../api/statistics';

/** What the address says of the page. */
export interface Search extends Record<string, unknown> {
  unit?: string;
  chapter?: Chapter;
  on?: string;
  /** The day before the span begins. */
  after?: string;
  shown?: 'full' | 'public';
}

export const shownChapter = (search: Search): Chapter => search.chapter ?? 'members';

export const daysOf = ({ on, after, shown }: Search) => ({
  ...(on && { on }),
  ...(after && { after }),
  ...(shown === 'public' && { public: true }),
});

export const chapterOf = (unit: string, search: Search) => chapter(unit, shownChapter(search), daysOf(search));
