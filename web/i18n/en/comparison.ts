import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';

export const comparison: Messages['comparison'] = {
  open: 'Comparison',
  label: (region, peer) => `${region} and ${peer}`,
  summary: (region, peer, counts) =>
    sentence`${peer} is ahead of ${region} at ${opening('peer', count(counts.peer))} ${counts.peer === 1 ? 'stage' : 'stages'}, ${region} ahead of ${peer} at ${opening('region', count(counts.region))}, level at ${count(counts.level)}; ${count(counts.unknown)} cannot be compared, as one side has no data.`,
  peerAhead: (peer) => `Where ${peer} is ahead`,
  noneAhead: 'Nowhere',
  stage: (stage, region, here, peer, there) => `${stage}: ${region} ${here}, ${peer} ${there}`,
  stated: 'stated',
  figures: 'Reported figures',
  figuresNote: 'As reported: figures of another scope or date cannot be subtracted',
  noFigures: 'Nothing reported',
  counts: (about) => `Counts: ${about}`,
  asOf: (date) => `as of ${date}`,
  noDate: 'date unknown',
  rates: 'Local-matching rates',
  rateUnscored: 'Unscored',
  table: { production: 'in production', ahead: 'Ahead' },
  ahead: { region: 'here', peer: 'peer', level: 'level', unknown: 'not comparable' },
  toTable: 'Stage by stage',
};
