import type { CanvasLabels, NetworkLabels, ViewLabels } from '../../canvas/index.ts';
import { count } from '../number.ts';
import { word } from './word.ts';

const view: ViewLabels = {
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '看全图',
  zoom: '缩放',
  levels: { 1: '轮廓', 2: '环节', 3: '企业' },
  tiers: word.tier,
  statuses: word.status,
  stamps: word.stamp,
};

/** Words of the drawings. */
export const canvas = {
  map: (name: string): CanvasLabels => ({
    ...view,
    map: name,
    here: '本',
    elsewhere: '外',
    anchor: '链主',
    or: '或',
    stages: (stages) => `${count(stages)} 环节`,
    gaps: (gaps) => `缺口 ${count(gaps)}`,
    moreFirms: (firms) => `另 ${count(firms)} 家`,
    noFirms: '没有已知企业',
    stage: (words) =>
      [
        words.name,
        `${word.status[words.status]}${words.statedOnly ? '（来源所称）' : ''}`,
        `本地在产 ${count(words.production)}，储备 ${count(words.reserve)}，外地 ${count(words.elsewhere)}`,
        ...(words.critical ? ['关键，没有替代'] : []),
        ...(words.anchors.length > 0 ? [`链主 ${words.anchors.join('、')}`] : []),
        ...(words.peer
          ? [`${words.peer.name}：${word.status[words.peer.status]}，在产 ${count(words.peer.production)}`]
          : []),
      ].join('；'),
    chooseSegment: (stages) => `这条链有 ${count(stages)} 个环节，先选一段看`,
    allSegments: '回到各段',
    noSegment: '未分段',
    legend: {
      lit: '经过所选环节的路',
      feed: '投入，左供右',
      or: '“或”：任一即可',
      peer: (region) => `右格：${region}的状态与家数`,
      ahead: (region) => `角标：${region}领先`,
    },
  }),
  network: (name: string): NetworkLabels => ({
    ...view,
    levels: { 1: '群', 2: '机构', 3: '事实' },
    network: name,
    here: '本',
    elsewhere: '外',
    shelves: { talent: '人才与研究', bodies: '组织与载体' },
    size: '大小 = 关系数',
    kinds: word.kind,
    relations: word.factKind,
    stream: (relations) => `推 ${count(relations)}`,
    mark: ({ name: marked, kind, here, anchor, relations, group }) =>
      [
        marked,
        `${here ? '本地' : '外地'}${word.kind[kind]}${anchor ? '、链主' : ''}`,
        ...(group ? [group] : []),
        `${count(relations)} 条关系`,
      ].join('；'),
    ungrouped: '没有环节的企业',
  }),
};
