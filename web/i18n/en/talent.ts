import { count } from '../number.ts';
import type { Messages } from '../zh/index.ts';

export const talent: Messages['talent'] = {
  title: 'Talent gap and firm gap',
  note: (region) =>
    `Each stage: the universities of ${region}, beside its firms; suggested services do not count`,
  pair: {
    both: 'Neither talent nor firms',
    talent: 'Firms without talent',
    firms: 'Talent without firms',
    none: 'Both',
    unknown: 'One side has no data',
  },
  status: {
    trained: 'Trained here',
    researched: 'Researched only',
    missing: 'None here',
    unknown: 'No source says',
  },
  graduates: (n, atLeast) => `${atLeast ? '≥' : ''}${n} graduates a year`,
  graduatesUnknown: 'graduates unknown',
  elsewhere: (training, researching) =>
    [
      ...(training > 0 ? [`${count(training)} train`] : []),
      ...(researching > 0 ? [`${count(researching)} research`] : []),
    ].join(', '),
  table: {
    stage: 'Stage',
    pair: 'What lacks',
    talent: 'Talent gap',
    firms: 'Firm gap',
    trainingHere: 'Training here',
    researchingHere: 'Researching here',
    elsewhere: 'Universities elsewhere',
  },
  here: 'here',
};
