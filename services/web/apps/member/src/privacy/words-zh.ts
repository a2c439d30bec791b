import cadre from '../catalogue/cadre-zh';
import development from '../catalogue/development-zh';
import dispositions from '../catalogue/dispositions-zh';
import elections from '../catalogue/elections-zh';
import deeds from '../catalogue/export-deeds-zh';
import words from '../catalogue/export-words-zh';
import texts from '../catalogue/export-zh';
import given from '../catalogue/given-zh';
import handovers from '../catalogue/handovers-zh';
import talks from '../catalogue/talks-zh';
import transfers from '../catalogue/transfers-zh';

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
