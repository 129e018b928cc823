import {
  column,
  date,
  flag,
  fraction,
  listOf,
  oneOf,
  regionCode,
  slug,
  text,
  textList,
  weightsText,
  type Field,
} from './field.ts';
import {
  entityKinds,
  evidences,
  factKinds,
  memberParts,
  rateIds,
  stageStatuses,
  tiers,
  type EntityKind,
  type Evidence,
  type FactKind,
  type MemberOf,
  type RateId,
  type StageStatus,
  type Tier,
} from './kinds.ts';

/** The screens a question can be asked on. `entity` shows one carrier, project, region … */
export const workspaces = [
  'overview',
  'chain',
  'gaps',
  'targets',
  'firm',
  'universities',
  'data',
  'method',
  'entity',
] as const;
export type Workspace = (typeof workspaces)[number];

export const chainViews = ['map', 'network', 'table'] as const;
export type ChainView = (typeof chainViews)[number];

/** Everything the address says. A view reads nothing else, so that a link reproduces it. */
export interface Question {
  workspace: Workspace;
  /** The thing shown: a firm, university, source, or with `kind` any other entity. */
  id?: string;
  kind?: EntityKind;
  region: string;
  chain: string;
  peer?: string;
  /** Only facts observed by the end of this year, month or day count; now where absent. */
  asOf?: string;
  stage?: string;
  /** A second selected stage: only the paths between the two are lit. */
  second?: string;
  view?: ChainView;
  /** false hides the peer on the map while it stays in the question. */
  overlay?: boolean;
  /** Statuses kept; absent keeps the view's own default. */
  status?: StageStatus[];
  tier?: Tier;
  critical?: boolean;
  /** Only where the computed status differs from the stated one. */
  differs?: boolean;
  /** Only stages where the peer is ahead of the region, or behind it. */
  compare?: 'ahead' | 'behind';
  fact?: FactKind;
  /** A local-matching rate opened into what it is made of, and which part of it. */
  rate?: RateId;
  of?: MemberOf;
  /** The firms (comma-separated ids) whose purchases the rates count; every local one where absent. */
  anchor?: string;
  /** A row opened in place. */
  open?: string;
  /** Lists that are folded to one line are shown whole. */
  whole?: boolean;
  /** The organisation in the middle of the network. */
  focus?: string;
  /** What an introduction keeps of its score for each further hop; the usual one where absent. */
  hop?: number;
  /** The organisation of ours an introduction starts from; any of ours in the region where absent. */
  from?: string;
  /** Introductions that share no introducer first. */
  diverse?: boolean;
  list?: string;
  tab?: string;
  q?: string;
  /** Column id, with a minus before it for descending. */
  sort?: string;
  /** Weights in place of a score's own: `status:0.4,demand:0`. */
  weights?: string;
  /** Only firms of this city, of this quality tier, or whose role is that well evidenced. */
  city?: string;
  quality?: string;
  evidence?: Evidence;
  /** Only firms that somebody here can introduce us to. */
  reachable?: boolean;
  /** Also firms that are not to be approached, each with the reason. */
  filtered?: boolean;
  /** Firms put into the tray of the simulation, by id; one set aside has a minus before it. */
  tray?: string[];
}

/** A part of the address that could not be read and what is shown instead. */
export interface Misread {
  field: string;
  value: string;
}

export const defaultQuestion: Question = { workspace: 'overview', region: '370200', chain: 'rail-transit' };

type Asked = Omit<Question, 'workspace' | 'id' | 'kind'>;
const fields: { [K in keyof Required<Asked>]: Field<Required<Asked>[K]> } = {
  region: regionCode,
  chain: slug,
  peer: regionCode,
  asOf: date,
  stage: slug,
  second: slug,
  view: oneOf(chainViews),
  overlay: flag,
  status: listOf(stageStatuses),
  tier: oneOf(tiers),
  critical: flag,
  differs: flag,
  compare: oneOf(['ahead', 'behind']),
  fact: oneOf(factKinds),
  rate: oneOf(rateIds),
  of: oneOf(memberParts),
  anchor: text,
  open: text,
  whole: flag,
  focus: text,
  hop: fraction,
  from: text,
  diverse: flag,
  list: text,
  tab: slug,
  q: text,
  sort: column,
  weights: weightsText,
  city: regionCode,
  quality: text,
  evidence: oneOf(evidences),
  reachable: flag,
  filtered: flag,
  tray: textList,
};
const names = Object.keys(fields) as (keyof Asked)[];

/** Workspaces whose path names the chain, and those whose path names a thing. */
const pathNamesChain = (workspace: Workspace): boolean => workspace === 'chain' || workspace === 'gaps';
const pathNamesThing = (workspace: Workspace): boolean =>
  workspace === 'firm' || workspace === 'universities' || workspace === 'data';

/** The address after `#` as a question. What cannot be read falls back to the default and is listed. */
export function parseQuestion(hash: string): { question: Question; misread: Misread[] } {
  const misread: Misread[] = [];
  const question: Question = { ...defaultQuestion };
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  for (const [name, value] of new URLSearchParams(query)) {
    if (!readField(question, name, value)) misread.push({ field: name, value });
  }
  readPath(question, path, misread);
  return { question, misread };
}

function readField(question: Question, name: string, value: string): boolean {
  const known = names.find((field) => field === name);
  const read = known && fields[known].read(value);
  if (known === undefined || read === undefined) return false;
  Object.assign(question, { [known]: read });
  return true;
}

function readPath(question: Question, path: string, misread: Misread[]): void {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const [first, second, third] = parts;
  if (first === undefined) return;
  const workspace = workspaces.find((known) => known === first);
  const kind = workspace === 'entity' ? entityKinds.find((known) => known === second) : undefined;
  if (workspace === undefined || (workspace === 'entity' && (kind === undefined || !third))) {
    misread.push({ field: 'path', value: path });
    return;
  }
  question.workspace = workspace;
  if (kind !== undefined && third !== undefined) Object.assign(question, { kind, id: third });
  else if (second !== undefined && pathNamesThing(workspace)) question.id = second;
  else if (second !== undefined && pathNamesChain(workspace) && !readField(question, 'chain', second)) {
    misread.push({ field: 'chain', value: second });
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A question as the address after `#`; `parseQuestion` reads it back unchanged. */
export function serialiseQuestion(question: Question): string {
  const { workspace } = question;
  const query = new URLSearchParams();
  for (const name of names) {
    if (name === 'chain' && pathNamesChain(workspace)) continue;
    const value = question[name];
    if (value !== undefined) query.set(name, writeField(name, value));
  }
  return `#${pathOf(question)}?${query.toString().replaceAll('%2C', ',')}`;
}

function writeField<K extends keyof Asked>(name: K, value: NonNullable<Asked[K]>): string {
  const field: Field<NonNullable<Asked[K]>> = fields[name] as unknown as Field<NonNullable<Asked[K]>>;
  return field.write(value);
}

function pathOf({ workspace, id, kind, chain }: Question): string {
  if (workspace === 'entity') return `/entity/${kind ?? ''}/${encodeURIComponent(id ?? '')}`;
  if (pathNamesChain(workspace)) return `/${workspace}/${chain}`;
  if (id !== undefined && pathNamesThing(workspace)) return `/${workspace}/${encodeURIComponent(id)}`;
  return `/${workspace}`;
}
