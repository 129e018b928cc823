import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKinds, factKinds, stageStatuses, tiers } from '../../../web/state/kinds.ts';
import {
  chainViews,
  defaultQuestion,
  parseQuestion,
  serialiseQuestion,
  workspaces,
  type Question,
} from '../../../web/state/question.ts';

const region = fc.constantFrom('370200', '430200', '370200-hitech', 'BY');
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
// Any text an id or a search may hold; lone surrogates cannot stand in an address.
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((value) => /^[^\p{Cc}]{1,200}$/u.test(value) && !/\p{Cs}/u.test(value));
const statuses = fc.subarray([...stageStatuses], { minLength: 1 });

const asked = {
  region,
  chain: slug,
  peer: region,
  stage: slug,
  second: slug,
  view: fc.constantFrom(...chainViews),
  overlay: fc.boolean(),
  status: statuses,
  tier: fc.constantFrom(...tiers),
  critical: fc.boolean(),
  differs: fc.boolean(),
  compare: fc.constantFrom('ahead' as const, 'behind' as const),
  fact: fc.constantFrom(...factKinds),
  open: text,
  focus: text,
  hop: fc.integer({ min: 1, max: 1000 }).map((value) => value / 1000),
  from: text,
  diverse: fc.boolean(),
  list: text,
  tab: slug,
  q: text,
  sort: fc.stringMatching(/^-?[a-zA-Z]{1,20}$/),
};
const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record(
    { workspace: fc.constantFrom(...workspaces.filter((one) => one !== 'entity')), ...asked },
    { requiredKeys: ['workspace', 'region', 'chain'] },
  ),
  fc.record(
    {
      workspace: fc.constantFrom('firm' as const, 'universities' as const, 'data' as const),
      id: text,
      ...asked,
    },
    { requiredKeys: ['workspace', 'id', 'region', 'chain'] },
  ),
  fc.record(
    { workspace: fc.constant('entity' as const), kind: fc.constantFrom(...entityKinds), id: text, ...asked },
    { requiredKeys: ['workspace', 'kind', 'id', 'region', 'chain'] },
  ),
);

describe('the question in the address', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(parseQuestion(serialiseQuestion(question))).toEqual({ question, misread: [] });
      }),
    );
  });

  it('never fails on any address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (hash) => {
        const { question } = parseQuestion(`#/${hash}`);
        expect(parseQuestion(serialiseQuestion(question)).misread).toEqual([]);
      }),
    );
  });

  it('reads the address of the interface description', () => {
    const { question, misread } = parseQuestion(
      '#/chain/rail-transit?region=370200&peer=430200&stage=traction-motor&view=network',
    );
    expect(misread).toEqual([]);
    expect(question).toEqual({
      workspace: 'chain',
      chain: 'rail-transit',
      region: '370200',
      peer: '430200',
      stage: 'traction-motor',
      view: 'network',
    });
  });

  it('begins with Qingdao and rail transit', () => {
    expect(parseQuestion('')).toEqual({ question: defaultQuestion, misread: [] });
    expect(defaultQuestion).toMatchObject({ region: '370200', chain: 'rail-transit' });
  });

  it('falls back and says so where a value is not known', () => {
    const { question, misread } = parseQuestion(
      '#/gaps/rail-transit?region=qingdao&view=globe&status=missing,wrong&colour=red',
    );
    expect(question).toEqual({ workspace: 'gaps', chain: 'rail-transit', region: '370200' });
    expect(misread).toEqual([
      { field: 'region', value: 'qingdao' },
      { field: 'view', value: 'globe' },
      { field: 'status', value: 'missing,wrong' },
      { field: 'colour', value: 'red' },
    ]);
  });

  it.each(['#/nowhere', '#/entity/unicorn/1', '#/entity/carrier'])('says that %s is no page', (hash) => {
    const { question, misread } = parseQuestion(hash);
    expect(question.workspace).toBe('overview');
    expect(misread).toEqual([{ field: 'path', value: hash.slice(1) }]);
  });

  it('keeps ids with any characters', () => {
    const question: Question = { ...defaultQuestion, workspace: 'firm', id: 'name:中车/四方?#%&青岛' };
    expect(parseQuestion(serialiseQuestion(question)).question).toEqual(question);
  });
});
