import { proposeSide, uniteLists } from '../../analysis/merge.ts';
import type { MergeKeep } from '../../contract/duplicate.ts';
import { deriveSearch } from '../../import/derive.ts';
import { normaliseName } from '../../import/name.ts';
import { bookkeeping, type Properties } from '../import/element.ts';

/** Made from the names, so made anew. */
const derived = ['nameKey', 'stem', 'pinyin', 'initials', 'simplified'];
/** What is not chosen: whose node it is, and what the product notes for itself. */
const fixed = new Set<string>(['id', ...bookkeeping, ...derived]);
const nameProperties = ['name', 'shortName', 'nameEn'] as const;

/** A side with what its registered place says of how well it is founded. */
export interface MergeSideValues {
  properties: Properties;
  founding: Properties;
}

/** The better side of each single value on which the two differ; a status keeps the date it is of. */
export function proposeKeep(from: MergeSideValues, into: MergeSideValues): MergeKeep {
  const [one, other] = [from, into].map(({ properties, founding }) => ({ ...properties, ...founding })) as [
    Properties,
    Properties,
  ];
  const keep: MergeKeep = {};
  for (const [property, value] of Object.entries(from.properties)) {
    const stands = into.properties[property];
    if (fixed.has(property) || stands === undefined || Array.isArray(value) || stands === value) continue;
    keep[property] = proposeSide(property, one, other);
  }
  if (keep.statusOn && keep.status) keep.statusOn = keep.status;
  return keep;
}

/** The organisation that stays with all that is known of both; names that were not chosen become aliases. */
export function uniteOrganisations(from: Properties, into: Properties, keep: MergeKeep): Properties {
  const united: Properties = {};
  for (const property of new Set([...Object.keys(into), ...Object.keys(from)])) {
    const [one, other] = [from[property], into[property]];
    if (fixed.has(property)) {
      if (other !== undefined && !derived.includes(property)) united[property] = other;
    } else if (Array.isArray(one) || Array.isArray(other)) united[property] = uniteLists(other, one);
    else united[property] = (keep[property] === 'from' ? (one ?? other) : (other ?? one))!;
  }
  const aliases = uniteLists(united.aliases, newAliases(from, into, united));
  if (aliases.length > 0) united.aliases = aliases;
  return { ...united, ...derive(united) };
}

/** Names of both that would be lost: neither chosen nor among the former names. */
export function newAliases(from: Properties, into: Properties, united: Properties): string[] {
  const standing = [
    ...nameProperties.map((name) => united[name]),
    ...uniteLists(united.aliases, united.formerNames),
  ];
  const known = new Set(
    standing.filter((name) => name !== undefined).map((name) => normaliseName(String(name))),
  );
  const all = [into, from].flatMap((side) => nameProperties.flatMap((name) => side[name] ?? []));
  return uniteLists(all.map(String)).filter((name) => !known.has(normaliseName(name)));
}

function derive(properties: Properties): Properties {
  const name = String(properties.name ?? '');
  return {
    nameKey: normaliseName(name),
    ...deriveSearch('Organisation', properties),
  };
}
