import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { firmColumns, writeFirms } from './firm-table.ts';
import { Firms } from './firm.ts';
import { Groups } from './group.ts';
import {
  anchorColumns,
  organisationColumns,
  talentColumns,
  universityColumns,
  writeAnchors,
  writeOrganisations,
  writeTalent,
  writeUniversities,
} from './institution.ts';
import { linkColumns, writeMembers, writeShareholdings, writeUniversityLinks } from './link-table.ts';
import { Places } from './place.ts';
import { writeSources } from './provenance.ts';
import { roleColumns, writeRoles } from './role-table.ts';
import { chainColumns, feedColumns, sourceColumns, stageColumns, writeStructure } from './structure-table.ts';
import { makeStructure } from './structure.ts';
import { supplyColumns, writeSupplies } from './supply-table.ts';
import { TableFile } from './table-file.ts';

export interface GenerateOptions {
  firms: number;
  seed: number;
  /** Roles, supplies, anchors, talent and links together, for each firm. */
  relationsPerFirm: number;
  chains: number;
  stagesPerChain: number;
}

/** Rows written, by table. */
export type Generated = Record<string, number>;

const tables = {
  sources: sourceColumns,
  chains: chainColumns,
  stages: stageColumns,
  feeds: feedColumns,
  firms: firmColumns,
  universities: universityColumns,
  organisations: organisationColumns,
  roles: roleColumns,
  supplies: supplyColumns,
  talent: talentColumns,
  links: linkColumns,
  anchors: anchorColumns,
};
type TableFiles = Record<keyof typeof tables, TableFile>;

/**
 * Writes import tables of a graph that does not exist but looks like one that does. The same options give the same
 * bytes; how much memory it takes does not depend on how much is written. Regions are those that ship.
 */
export async function generateTables(folder: string, options: GenerateOptions): Promise<Generated> {
  await mkdir(folder, { recursive: true });
  const entries = await Promise.all(
    Object.entries(tables).map(async ([name, columns]) => {
      await rm(join(folder, `${name}.csv`), { force: true });
      return [name, await TableFile.create(folder, name, columns)] as const;
    }),
  );
  const files = Object.fromEntries(entries) as TableFiles;
  try {
    await writeAll(files, options);
  } finally {
    for (const [, file] of entries) await file.close();
  }
  return Object.fromEntries(entries.map(([name, file]) => [name, file.rows]));
}

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(value)));

/** Roles are this share of all relations; supplies are what is left. */
const roleShare = 0.68;
/** Shareholdings are this share of all relations, and one for five firms at most. */
const ownedShare = 0.05;

async function writeAll(files: TableFiles, options: GenerateOptions): Promise<void> {
  const { seed, firms: count } = options;
  const total = Math.round(count * options.relationsPerFirm);
  const places = await Places.read();
  const structure = makeStructure(seed, options.chains, options.stagesPerChain);
  const groups = new Groups(seed, count, Math.floor(Math.min(total * ownedShare, count / 5)));
  const firms = new Firms(seed, count, places, structure, groups);
  const universities = between(1, total / 800, 1200);
  const organisations = between(1, total / 1600, 800);

  await writeSources(files.sources, seed);
  await writeStructure(files, structure);
  await writeFirms(files.firms, seed, firms, groups);
  await writeUniversities(files.universities, seed, universities, places);
  await writeOrganisations(files.organisations, seed, organisations, places);
  await writeTalent(files.talent, seed, universities, 4, structure);
  await writeShareholdings(files.links, seed, firms, groups);
  await writeUniversityLinks(files.links, seed, universities, firms);
  await writeMembers(files.links, seed, organisations, 10, firms);
  await writeAnchors(files.anchors, seed, 5, firms, structure);
  await writeRoles(files.roles, seed, Math.round(total * roleShare), firms, structure);
  const written = files.talent.rows + files.links.rows + files.anchors.rows + files.roles.rows;
  await writeSupplies(files.supplies, seed, Math.max(0, total - written), firms, structure);
}
