import type { FactKind } from '../../state/kinds.ts';
import type { FactWords } from '../fact-words.ts';
import { count, percent } from '../number.ts';
import { sentence, type Opening, type Sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';
import { format } from './format.ts';
import { word } from './word.ts';

const status = (code: string | undefined): string =>
  code === undefined ? word.unknown : ((word.status as Record<string, string>)[code] ?? code).toLowerCase();
const role = (code: string | undefined): string =>
  code === undefined ? 'not said whether in production' : (word.roleStatus[code] ?? code);
const projectStatus: Record<string, string> = {
  planned: 'planned',
  reserve: 'in reserve',
  negotiating: 'in negotiation',
  signed: 'signed',
  building: 'being built',
  operating: 'in operation',
  lost: 'lost',
};
const outcomes: Record<string, string> = {
  resolved: 'resolved',
  considering: 'considering',
  signed: 'signed',
  landed: 'landed',
};
/** Clauses that are known, each after a mark; nothing at all when none is. */
const clauses = (before: string, ...known: (string | undefined)[]): string => {
  const said = known.filter((clause) => clause !== undefined);
  return said.length === 0 ? '' : before + said.join(', ');
};
const some = <T>(value: T | undefined, say: (value: T) => string): string | undefined =>
  value === undefined ? undefined : say(value);
const about = (things: Opening[]): Sentence =>
  things.length === 0
    ? []
    : [' (', ...things.flatMap((thing, index) => (index === 0 ? [thing] : [', ', thing])), ')'];
const since = (f: FactWords): string | undefined =>
  some(f.text('since'), (date) => `since ${format.date(date)}`);

const said: Record<FactKind, (f: FactWords) => Sentence> = {
  in_chain: (f) =>
    sentence`${f.subject} is a stage of ${f.object}${clauses(
      ': ',
      some(f.text('tier'), (tier) => ((word.tier as Record<string, string>)[tier] ?? tier).toLowerCase()),
      f.text('segment'),
    )}`,
  feeds: (f) =>
    sentence`${f.subject} is an input of ${f.object}${clauses(
      ', ',
      some(f.text('input_group'), () => 'any of its group will do'),
      some(f.number('cost_share'), (share) => `${percent(share)} of its cost`),
    )}`,
  located_in: (f) =>
    sentence`${f.subject} is ${f.text('kind') === 'registered' ? 'registered' : ''} in ${f.object}`,
  plays: (f) =>
    sentence`${f.subject} makes ${f.object}: ${clauses(
      '',
      role(f.text('status')),
      some(f.text('products', ', '), (products) => `products ${products}`),
      some(f.number('output_cny'), (cny) => `output ${format.money(cny)}`),
      some(f.text('capacity'), (capacity) => `capacity ${capacity}`),
      some(f.number('share'), (share) => `share ${percent(share)}`),
    )}`,
  anchors: (f) => sentence`${f.subject} is an anchor of ${f.object}`,
  supplies: (f) =>
    sentence`${f.subject} supplies ${f.object}${clauses(': ', f.text('stage_id'), f.text('year'), some(f.number('value_cny'), format.money))}`,
  owns: (f) =>
    sentence`${f.subject} ${f.number('share') === undefined ? 'owns or holds shares of' : `holds ${percent(f.number('share') ?? 0)} of`} ${f.object}${clauses(', ', f.text('position'))}`,
  trains_for: (f) =>
    sentence`${f.subject} trains people for ${f.object}${clauses(
      ': ',
      some(f.text('discipline'), (d) => `discipline ${d}`),
      some(f.number('graduates_per_year'), (n) => `${count(n)} graduates a year`),
    )}`,
  researches: (f) =>
    sentence`${f.subject} researches ${f.object}${clauses(
      ': ',
      f.text('laboratory'),
      some(f.text('discipline'), (d) => `discipline ${d}`),
    )}`,
  alumni_at: (f) =>
    sentence`Alumni of ${f.subject} lead at ${f.object}${clauses(
      ': ',
      some(f.text('position', ', '), (p) => p.replaceAll(';', ', ')),
      since(f),
    )}`,
  partners_with: (f) =>
    sentence`${f.subject} works with ${f.object}${clauses(': ', f.text('position') ?? f.text('kind'), since(f))}`,
  member_of: (f) => sentence`${f.subject} is a member of ${f.object}${clauses(', ', since(f))}`,
  introduced: (f) =>
    sentence`${f.subject} introduced ${f.object}${clauses(': ', f.text('position'), some(f.text('on'), format.date))}`,
  brought: (f) =>
    sentence`${f.subject} brought ${f.object}${clauses(': ', f.text('position'), some(f.text('on'), format.date))}`,
  stated: (f) => sentence`A source says ${f.object} is "${status(f.text('status'))}" in ${f.subject}`,
  leads: (f) => sentence`${f.object} is a leading chain of ${f.subject}${clauses(', ', since(f))}`,
  runs: (f) => sentence`${f.subject} runs ${f.object}`,
  adds_to: (f) => sentence`${f.subject} adds to ${f.object}`,
  project: (f) =>
    sentence`Project ${f.subject}: ${clauses(
      '',
      some(f.text('status'), (s) => projectStatus[s] ?? s) ?? 'progress not said',
      some(f.number('investment_cny'), (cny) => `investment ${format.money(cny)}`) ?? 'investment unknown',
      some(f.text('signed_on'), (on) => `signed ${format.date(on)}`),
    )}${about(f.about)}`,
  carrier: (f) =>
    sentence`Carrier ${f.subject}: ${clauses(
      '',
      some(f.number('area_square_metres'), format.area) ?? 'area unknown',
      some(f.number('occupancy'), (share) => `${percent(share)} occupied`),
      some(f.text('as_of'), (on) => `as of ${format.date(on)}`),
    )}${about(f.about)}`,
  figure: (f) =>
    sentence`${f.text('measure') ?? f.subject.text}: ${some(f.number('value'), (value) => format.figure(value, f.text('unit') ?? '', f.text('bound') ?? 'exact')) ?? word.unknown}${clauses(
      ', ',
      some(f.number('period_months'), format.period),
      some(f.text('as_of'), (on) => `as of ${format.date(on)}`),
    )}${about(f.about)}`,
  visit: (f) =>
    sentence`Visit${about(f.about)}: ${
      clauses(
        '',
        some(f.text('visited_on'), format.date),
        f.text('purpose'),
        some(f.text('concern'), (concern) => `concern: ${concern}`),
        some(f.text('concern_stages', ', '), (stages) => `about ${stages}`),
        some(f.text('outcome'), (outcome) => `outcome: ${outcomes[outcome] ?? outcome}`),
      ) || 'purpose and outcome not said'
    }`,
};

export const fact: Messages['fact'] = {
  say: (words) => said[words.kind](words),
  note: 'Note: ',
  evidence: 'Evidence',
  date: 'Date',
  source: 'Source',
};
