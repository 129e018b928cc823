import type { ViewLabels } from '../../canvas/index.ts';
import { count } from '../number.ts';
import type { Messages } from '../zh/index.ts';
import { word } from './word.ts';

const view: ViewLabels = {
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show everything',
  zoom: 'Zoom',
  levels: { 1: 'outline', 2: 'stages', 3: 'firms' },
  tiers: word.tier,
  statuses: word.status,
  stamps: word.stamp,
};

export const canvas: Messages['canvas'] = {
  map: (name) => ({
    ...view,
    map: name,
    here: 'here',
    elsewhere: 'out',
    anchor: 'anchor',
    or: 'or',
    stages: (stages) => `${count(stages)} ${stages === 1 ? 'stage' : 'stages'}`,
    gaps: (gaps) => `${count(gaps)} ${gaps === 1 ? 'gap' : 'gaps'}`,
    moreFirms: (firms) => `${count(firms)} more`,
    noFirms: 'no firm known',
    stage: (words) =>
      [
        words.name,
        `${word.status[words.status]}${words.statedOnly ? ' (as stated by a source)' : ''}`,
        `${count(words.production)} in production and ${count(words.reserve)} in reserve here, ${count(words.elsewhere)} elsewhere`,
        ...(words.critical ? ['critical, no substitute'] : []),
        ...(words.anchors.length > 0 ? [`anchor ${words.anchors.join(', ')}`] : []),
        ...(words.peer
          ? [
              `${words.peer.name}: ${word.status[words.peer.status]}, ${count(words.peer.production)} in production`,
            ]
          : []),
      ].join('; '),
    chooseSegment: (stages) => `This chain has ${count(stages)} stages: choose a segment first`,
    allSegments: 'Back to all segments',
    noSegment: 'No segment',
    legend: {
      lit: 'paths through the selection',
      feed: 'input, left feeds right',
      or: '"or": any one will do',
      peer: (region) => `right cell: ${region}`,
      ahead: (region) => `corner: ${region} leads`,
    },
  }),
  network: (name) => ({
    ...view,
    levels: { 1: 'groups', 2: 'organisations', 3: 'facts' },
    network: name,
    here: 'here',
    elsewhere: 'out',
    shelves: { talent: 'Talent and research', bodies: 'Bodies and carriers' },
    size: 'size = relations',
    kinds: word.kind,
    relations: word.factKind,
    stream: (relations) => `S ${count(relations)}`,
    mark: ({ name: marked, kind, here, anchor, relations, group }) =>
      [
        marked,
        `${word.kind[kind]} ${here ? 'here' : 'elsewhere'}${anchor ? ', anchor' : ''}`,
        ...(group ? [group] : []),
        `${count(relations)} relations`,
      ].join('; '),
    ungrouped: 'Firms without a stage',
  }),
};
