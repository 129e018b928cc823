import { Type } from 'typebox';
import type { EditDone } from '../../contract/edit.ts';
import type { ReviewDecision } from '../../contract/review.ts';
import { badRequest, conflict } from '../../errors.ts';
import type { ElementChange } from '../change/record.ts';
import type { GraphClient, GraphTransaction } from '../client.ts';
import type { Properties } from '../import/element.ts';
import { asking } from '../list.ts';
import { changed, created, type Edit, inEdit, sourcesOf } from './fact.ts';
import { rowOf, toLink } from './fact-row.ts';
import { findFact, type FoundFact, readFact } from './found.ts';
import { FieldErrors } from './row.ts';
import { createSource } from './source.ts';
import { findTarget } from './target.ts';
import { versionOf } from './version.ts';

const IdRow = Type.Object({ id: Type.String() });
const SOURCE = `MATCH (s:Source {id: $id}) RETURN s.id AS id`;

/**
 * Decides on a suggested role. `accept` makes it a claim of whoever decided (at another stage where one is given),
 * `reject` marks it so that neither queue nor import brings it back, `later` puts it at the end. Throws `not_found`,
 * `bad_request`, and `conflict` where somebody else decided or changed it.
 */
export const decideReview = (
  graph: GraphClient,
  id: string,
  asked: ReviewDecision,
  author: string,
): Promise<EditDone> =>
  inEdit(graph, { cause: 'review', author }, async (tx, at) => {
    const found = await readFact(asking(tx), id);
    if (found.kind !== 'plays') throw badRequest('fact', 'expected a role');
    if (found.properties.evidence !== 'suggested' || found.properties.review === 'rejected') {
      throw conflict('It was decided already.');
    }
    if (found.version !== asked.version) throw conflict('Somebody else changed it since it was read.');
    const on = at.toISOString();
    if (asked.decision !== 'accept') {
      if (asked.stage !== undefined) throw badRequest('stage', 'only with the decision accept');
      return marked(found, asked.decision === 'reject' ? 'rejected' : 'later', on);
    }
    const source = await readReviewSource(tx, author, on.slice(0, 10));
    const elsewhere = asked.stage !== undefined && asked.stage !== found.to.key;
    if (elsewhere) return acceptElsewhere(tx, found, asked.stage!, source, on);
    return accepted(found, source, on);
  });

type ReviewSource = { id: string; changes: ElementChange[] };

/** One source for everything somebody decides on one day. */
async function readReviewSource(tx: GraphTransaction, author: string, day: string): Promise<ReviewSource> {
  const id = `review-${author.replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}-${day}`;
  const [known] = await tx.run(SOURCE, { id }, IdRow);
  if (known) return { id, changes: [] };
  const given = { title: `人工核对 ${author} ${day}`, publishedOn: day };
  return { id, changes: [createSource(id, given, new FieldErrors())] };
}

function marked(found: FoundFact, review: string, reviewedOn: string): Edit {
  const after = { ...found.properties, review, reviewedOn };
  return { changes: [changed(found, after)], id: found.id, version: versionOf(after) };
}

const confirm = (
  properties: Properties,
  sources: string[],
  source: string,
  reviewedOn: string,
): Properties => ({
  ...properties,
  evidence: properties.evidence === 'verified' ? 'verified' : 'claimed',
  sourceIds: [...new Set([...sources, source])].sort(),
  review: 'accepted',
  reviewedOn,
});

function accepted(found: FoundFact, source: ReviewSource, on: string): Edit {
  const after = confirm(found.properties, sourcesOf(found), source.id, on);
  return { changes: [...source.changes, changed(found, after)], id: found.id, version: versionOf(after) };
}

/** The firm plays another stage than was suggested: the role is made or confirmed there, the suggestion rejected. */
async function acceptElsewhere(
  tx: GraphTransaction,
  found: FoundFact,
  stage: string,
  source: ReviewSource,
  on: string,
): Promise<Edit> {
  if (!(await findTarget(asking(tx), 'stage', stage)))
    throw badRequest('stage', `no stage has the id "${stage}"`);
  const errors = new FieldErrors();
  const row = rowOf({ ...found, to: { label: 'Stage', key: stage } }, {}, errors);
  const sources = [...new Set([...sourcesOf(found), source.id])].sort();
  const link = await toLink(asking(tx), 'plays', row, { evidence: 'claimed' }, sources, errors);
  const other = await findFact(asking(tx), link.id);
  const after = other
    ? confirm(other.properties, sourcesOf(other), source.id, on)
    : { ...link.defaults, ...link.given, review: 'accepted', reviewedOn: on };
  return {
    changes: [
      ...source.changes,
      other ? changed(other, after) : created(link, after),
      ...marked(found, 'rejected', on).changes,
    ],
    id: link.id,
    version: versionOf(after),
  };
}
