import type { StageStatus } from '../../state/kinds.ts';
import { sentence, type Sentence } from '../sentence.ts';

/** How each number is made, as far as it is built. Thresholds and weights are those of server/analysis. */
export const method = {
  answer: (): Sentence =>
    sentence`数据库只数数，判断写在明处：七种状态、一种覆盖率、一种严重度。没有数据的项不算，不当作 0。`,
  contents: '本页目录',
  statusTitle: '一个环节的状态',
  statusNote: '按区域内（含下级区域）已核实或有来源声称的企业判断；推测的不算。每个环节只落在一条里。',
  columns: { status: '状态', when: '什么时候', move: '招商动作' },
  when: {
    unknown: '没有来源记载任何企业做它，本地外地都没有；或本地有企业涉及，来源没说是否在产。不叫缺失',
    missing: '外地已知有企业，本地没有在产的，也没有储备；只知道在省里或国内的企业不算外地',
    reserve: '本地有企业或院所有技术，没有一家在产',
    single: '本地在产的恰好只有 1 个集团',
    weak: '本地在产，但与对比区域相比区位商低于 1，或最大集团占已知产值 80 % 以上',
    present: '本地在产，上下各条都定不了，例如 2 个集团，或产值不全',
    strong: '本地在产 3 个集团以上，区位商不低于 1，集中度 HHI 低于 2500',
  } satisfies Record<StageStatus, string> as Record<StageStatus, string>,
  sections: [
    {
      id: 'stated',
      title: '来源所称与计算结果并列',
      points: [
        '来源直接说了某地某环节的状态，就与计算结果一起列出，写明谁、何时说的。',
        '计算为“无数据”时采用来源所称；本地没有已知在产企业时，来源所称的“缺失”“储备”也采用。其余以计算为准。',
        '两者不一致会写出来，不会悄悄改掉其中一个。',
      ],
    },
    {
      id: 'groups',
      title: '按集团数，不按法人数',
      points: [
        '同一集团的三家子公司是一个来源，断供会一起断。集团未知的企业各算一个。',
        '最大一家占比与 HHI（份额平方和 × 10 000）只在每个在产集团的产值都已知时才算。',
      ],
    },
    {
      id: 'coverage',
      title: '环节覆盖（配套率 R4）',
      points: [
        'R4 = 本地至少有一家企业在产的环节数 ÷ 全链环节数。总是连分子、分母一起写。',
        '配套率有五种口径。采购额 R1、供应商 R2、受配套企业 R3、加权覆盖 R5 需要采购与产能数据，现在没有，所以不算。',
      ],
    },
    {
      id: 'critical',
      title: '关键环节',
      points: [
        '一个环节的投入分组：组内互为替代（或），各组都要有（且）。',
        '拿掉一个环节，若某个终端产品因此做不成，它就是关键环节；做不成的终端产品逐一列出。',
      ],
    },
  ],
  severityTitle: '严重度',
  severityNote:
    '严重度 = Σ 权重 × 分值 ÷ Σ 权重，只加已知的项；写明用了多少权重。无数据的环节不评分，排在最后。',
  factorColumns: { factor: '因素', weight: '权重', value: '分值（0–1）' },
  factors: [
    {
      id: 'status',
      name: '状态',
      weight: 0.3,
      value: '缺失 1，储备 0.7，单点 0.6，薄弱 0.5；其余不是缺口，不评分',
    },
    { id: 'criticality', name: '关键程度', weight: 0.25, value: '缺了它做不成的终端产品 ÷ 全部终端产品' },
  ],
  evidenceTitle: '依据',
  evidence: {
    verified: '有原始记录：登记、公告、合同',
    claimed: '报道或当事方这样说；没有另外核实',
    suggested: '我们推断；画虚线，不计入状态、覆盖和严重度',
  },
  notCountedTitle: '没有算进去的',
  notCounted: [
    '推测的角色与关系。',
    '已停的角色，注销或迁走的企业。',
    '口径不同的数字从不相加：整条链的产值、一个园区的投资额各写各的。',
    '带“超过、约、不到”的数保留原来的话，不当作整数。',
    '事实的日期超过两年用赭色写，仍然计入；没有更新的来源时请自己判断。',
  ],
};
