import type { MapStage } from '../../../server/contract/chain.ts';
import type { CanvasLabels } from '../../../web/canvas/labels.ts';
import { toPalette } from '../../../web/canvas/palette.ts';

const nothing = { production: 0, reserve: 0, laboratories: 0, groups: 0 };

/** A stage with everything it must have, changed where a test says so. */
export const aStage = (changes: Partial<MapStage> = {}): MapStage => ({
  id: 'traction-transformer',
  name: '牵引变压器',
  nameEn: 'Traction transformer',
  tier: 'midstream',
  segment: '牵引传动',
  order: 1,
  final: false,
  status: 'missing',
  computed: { status: changes.status ?? 'missing', because: 'none' },
  stated: [],
  here: nothing,
  elsewhere: { firms: 14 },
  critical: true,
  anchors: [],
  ...changes,
});

export const words: CanvasLabels = {
  map: '轨道交通链图',
  here: '本',
  elsewhere: '外',
  anchor: '链主',
  or: '或',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适合窗口',
  zoom: '缩放',
  levels: { 1: '轮廓', 2: '环节', 3: '企业' },
  tiers: { upstream: '上游', midstream: '中游', downstream: '下游' },
  statuses: {
    unknown: '无数据',
    missing: '缺失',
    reserve: '储备',
    single: '单点',
    weak: '薄弱',
    present: '具备',
    strong: '完备',
  },
  stamps: { verified: '核', claimed: '称', suggested: '推' },
  stages: (count) => `${count} 环节`,
  gaps: (count) => `缺口 ${count}`,
  moreFirms: (count) => `另 ${count} 家`,
  noFirms: '没有企业',
  stage: ({ name, status, peer }) => `${name}，${status}${peer ? `；${peer.name}${peer.status}` : ''}`,
  chooseSegment: (stages) => `${stages} 个环节，先选一段`,
  allSegments: '全部分段',
  noSegment: '未分段',
  legend: { lit: '路', feed: '投入', or: '任一', peer: (region) => region, ahead: (region) => region },
};

export const palette = toPalette(() => '');
