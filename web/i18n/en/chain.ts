import { count } from '../number.ts';
import { opening, sentence } from '../sentence.ts';
import type { Messages } from '../zh/index.ts';
import { segment } from './segment.ts';

export const chain: Messages['chain'] = {
  answer: ({ stages, producing, missing, reserve, unknown, peer }) =>
    sentence`${opening('producing', count(producing))} of ${count(stages)} stages ${unknown > 0 ? 'are known to have' : 'have'} a firm in production; ${opening('missing', count(missing))} are missing, ${opening('reserve', count(reserve))} held in reserve, ${opening('unknown', count(unknown))} without data. ${peer && !peer.comparable ? `No stage has data on both sides to compare with ${peer.name}.` : peer ? sentence`${peer.name} leads at ${opening('ahead', count(peer.ahead))} ${peer.ahead === 1 ? 'stage' : 'stages'} and trails at ${opening('behind', count(peer.behind))}.` : ''}`,
  views: 'Map, network or table',
  view: { map: 'Map', network: 'Network', table: 'Table' },
  statusFilter: 'Filter by status',
  overlay: (peer) => `Overlay ${peer}`,
  clear: 'Clear',
  table: {
    stage: 'Stage',
    place: 'Place',
    status: 'Status',
    here: 'Here',
    elsewhere: 'Elsewhere',
    inputs: 'Inputs',
    outputs: 'Feeds',
    final: 'final product',
  },
  place: (tier, name) => (name ? `${tier} · ${segment(name)}` : tier),
  reserveHere: (value) => `reserve ${count(value)}`,
  counts: (here, elsewhere) => `${count(here)} here · ${count(elsewhere)} out`,
  stagesOf: (stages) => `${count(stages)} stages`,
  noneMatch: 'No stage of this chain has that status',
  noneMatchWhy: (total) => `All ${count(total)} stages are filtered out.`,
  clearFilter: 'Remove the filter',
  noStages: 'This chain has no stages yet',
  noStagesWhy: 'No source describes which stages it is made of.',
  figures: 'Reported output',
  figuresNote: 'scopes vary',
  moreFigures: (more) => `${count(more)} more ${more === 1 ? 'figure' : 'figures'}`,
  map: (chain, region) => `Map of ${chain} in ${region}`,
  network: (chain, region) => `Network of ${chain} in ${region}`,
  omitted: (shown, total) => `${count(shown)} of ${count(total)} organisations and stages drawn`,
  networkEmpty: 'There is nobody to draw',
  networkEmptyWhy: 'No source names a firm, university or organisation on this chain yet.',
  networkTable: {
    organisations: 'Organisations',
    name: 'Name',
    kind: 'Kind',
    relations: 'Relations',
    from: 'From',
    to: 'To',
  },
};
