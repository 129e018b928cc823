import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

export const entity: Messages['entity'] = {
  asks: 'What is it',
  answer: (kind, name, facts, sources) =>
    facts === 0
      ? sentence`${kind} "${name}": no fact yet.`
      : sentence`${kind} "${name}": ${count(facts)} ${facts === 1 ? 'fact' : 'facts'} from ${opening('sources', `${count(sources)} ${sources === 1 ? 'source' : 'sources'}`)}.`,
  facts: 'Every fact',
  sources: 'Sources',
  related: 'About',
  network: 'In the network',
  ownPage: 'Open its own page',
  empty: 'No fact yet',
  emptyWhy: 'It is in the data, but no source says anything of it.',
};
