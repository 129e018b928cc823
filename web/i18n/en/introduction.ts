import { count, score } from '../number.ts';
import type { Messages } from '../zh/index.ts';

const people = (n: number): string => (n === 1 ? '1 introducer' : `${count(n)} introducers`);

export const introduction: Messages['introduction'] = {
  title: 'Who can introduce us',
  note: (hop) => `×${score(hop)} for each further hop, 4 hops at most, organisation to organisation`,
  label: (name) => `Paths to ${name}`,
  tie: {
    owns: 'owns',
    supplies: 'supplies',
    partners_with: 'partner',
    alumni_at: 'alumni in office',
    member_of: 'member',
    introduced: 'introduced',
    brought: 'brought',
  },
  says: (from, kind, to) => `${from} → ${to}: ${kind}`,
  from: 'Start from',
  anyOfOurs: (region) => `Any organisation in ${region} (the best)`,
  hop: 'Factor per hop',
  hopNote: 'Lower favours direct ties; 1 is no discount',
  diverse: 'Paths that share no introducer first',
  ours: 'Start',
  target: 'Target',
  hops: (introducers) => (introducers === 0 ? 'direct' : `via ${people(introducers)}`),
  why: 'Why',
  product: (factors, value) => `${factors} = ${value}`,
  others: (n) => `${count(n)} weaker ${n === 1 ? 'relation' : 'relations'} between the two`,
  sinceDate: (date) => `since ${date}`,
  more: (n) => `${count(n)} more`,
  fewer: 'Fewer',
  introducers: 'Introducers',
  introducersNote: 'Asked too often, nobody opens doors',
  load: (n) =>
    n === 0
      ? 'no target being worked on needs it'
      : `tied to ${count(n)} ${n === 1 ? 'target' : 'targets'} being worked on`,
  noPath: (name) => `No path to ${name} is known yet`,
  noPathWhy: 'Not recorded does not mean not acquainted.',
  leads: 'Whom to ask first',
  leadsNote: 'tied to the chain, not to this firm; no path',
  leadSays: 'has alumni who lead in',
  leadPosts: ': ',
  addFact: 'Add a relation in its file',
  loading: 'Looking for introductions',
};
