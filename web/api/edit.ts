import type {
  EditableFact,
  EditableFirm,
  EditDone,
  FactCorrection,
  FactRetraction,
  FirmCorrection,
  NewFact,
} from '../../server/contract/edit.ts';
import { refresh, resource, type Resource } from '../state/resource.svelte.ts';
import { sendJson } from './http.ts';

const factPath = (id: string): string => `/api/facts/${encodeURIComponent(id)}`;
const firmPath = (id: string): string => `/api/firms/${encodeURIComponent(id)}`;

/** A fact with its version, as an editor needs it. */
export const fetchFact = (id: string): Resource<EditableFact> => resource(factPath(id));

/** What is registered of a firm, with its version. */
export const fetchRegistered = (firm: string): Resource<EditableFirm> =>
  resource(`${firmPath(firm)}/registered`);

/** After a change everything may be another: what is on the screen is asked for again. */
export async function changing<T>(change: Promise<T>): Promise<T> {
  const answer = await change;
  refresh('/api/');
  return answer;
}

/** Adds a fact with its source. */
export const addFact = (fact: NewFact): Promise<EditDone> => changing(sendJson('POST', '/api/facts', fact));

/** Corrects a fact; refused with both values when somebody else changed it first. */
export const correctFact = (id: string, change: FactCorrection): Promise<EditDone> =>
  changing(sendJson('PATCH', factPath(id), change));

/** Takes a fact out of the graph; its history keeps it. */
export const retractFact = (id: string, why: FactRetraction): Promise<EditDone> =>
  changing(sendJson('DELETE', factPath(id), why));

/** Corrects what is registered of a firm. */
export const correctFirm = (firm: string, change: FirmCorrection): Promise<EditDone> =>
  changing(sendJson('PATCH', firmPath(firm), change));
