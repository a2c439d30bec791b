import cadre from '../catalogue/cadre-en';
import development from '../catalogue/development-en';
import dispositions from '../catalogue/dispositions-en';
import elections from '../catalogue/elections-en';
import deeds from '../catalogue/export-deeds-en';
import texts from '../catalogue/export-en';
import words from '../catalogue/export-words-en';
import given from '../catalogue/given-en';
import handovers from '../catalogue/handovers-en';
import talks from '../catalogue/talks-en';
import transfers from '../catalogue/transfers-en';

/** All that the page one takes away says beyond the texts that are there from the start. */
export const said: Readonly<Record<string, string>> = {
  ...cadre,
  ...development,
  ...dispositions,
  ...elections,
  ...given,
  ...handovers,
  ...talks,
  ...transfers,
  ...texts,
  ...words,
  ...deeds,
};
