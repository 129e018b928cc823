import type { MethodSection } from '../../views/method/sections.ts';
import type { StageStatus } from '../../state/kinds.ts';
import { count, grouped, percent, score } from '../number.ts';
import { sentence, type Sentence } from '../sentence.ts';

interface Told {
  title: string;
  /** As it is computed, one line each. */
  formula?: string[];
  points: string[];
}

/** How each number is made. Thresholds, weights and scalings are those of server/analysis. */
export const method = {
  answer: (chain: string, region: string, stage: string | undefined): Sentence =>
    sentence`数据库只数数，判断写在明处。下面每条算法都用${region}${chain}${stage === undefined ? '' : `的${stage}`}的数代一遍；没有数据的项不算，不当作 0。`,
  contents: '本页目录',
  theCase: '代入本例',
  noCase: '本例没有可代入的数：',
  reading: '正在取本例的数…',
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
  section: {
    status: {
      title: '一个环节的状态',
      points: ['按区域内（含下级区域）已核实或有来源声称的企业判断；推测的不算。每个环节只落在一条里。'],
    },
    stated: {
      title: '来源所称与计算结果并列',
      points: [
        '来源直接说了某地某环节的状态，就与计算结果一起列出，写明谁、何时说的。',
        '计算为“无数据”时采用来源所称；本地没有已知在产企业时，来源所称的“缺失”“储备”也采用。其余以计算为准。',
        '两者不一致会写出来，不会悄悄改掉其中一个。',
      ],
    },
    groups: {
      title: '按集团数，不按法人数',
      formula: ['HHI = Σ 份额² × 10 000'],
      points: [
        '同一集团的三家子公司是一个来源，断供会一起断。集团未知的企业各算一个。',
        '最大一家占比与 HHI 只在每个在产集团的产值都已知时才算。1500 以下分散，2500 以上集中。',
      ],
    },
    rates: {
      title: '配套率：五种口径并列',
      formula: [
        'R1 采购额 = 本地采购额 ÷ 采购总额',
        'R2 供应商 = 本地供应商 ÷ 供应商',
        'R3 受配套企业 = 至少有一家本地供应商的企业 ÷ 有采购记录的企业',
        'R4 环节覆盖 = 本地至少有一家企业在产的环节 ÷ 全链环节',
        'R5 加权覆盖 = Σ w·min(1, 产能 ÷ 需求) ÷ Σ w',
      ],
      points: [
        'R1–R3 只看采购方在本地、在链上有角色的采购记录（或选定链主的），供应商与采购方各数一次。',
        'R5 的权重是成本占比，没有时用关键程度。口径不同的两个率不能互比。',
        '没有采购记录就是“未评分”，不是 0。推测的关系从不计入。',
      ],
    },
    quotient: {
      title: '区位商',
      formula: [
        'LQ = (X_cp ÷ X_c) ÷ (X_p ÷ ΣX)',
        'LQ′ = (X_cp + m·s_p) ÷ (X_c·s_p + m·s_p)，m = 5，s_p = X_p ÷ ΣX',
      ],
      points: [
        'X_cp 是区域 c 在环节 p 的在产企业数。状态里的区位商只拿本地与对比区域两地来比；没有选对比区域就不算。',
        '企业少时区位商会跳，LQ′ 像另加 5 家按全体比例分布的企业，往 1 拉；原数总写在旁边。',
      ],
    },
    complexity: {
      title: '邻近度、密度与复杂度',
      formula: [
        'M_cp = 1（LQ ≥ 1），否则 0',
        'φ_pq = Σ_c M_cp·M_cq ÷ max(k_p, k_q)',
        '密度 d_cp = Σ M_cq·φ_pq ÷ Σ φ_pq（q ≠ p）',
        'ECI、PCI：M̃ = Σ_c M_cp·M_cp′ ÷ (k_p·k_c) 的第二特征向量',
      ],
      points: [
        '比较同一级的区域。密度说这个环节离本地已有的专长有多近；环节自己不投票。',
        '至少 10 个区域、20 个环节且连成一片，ECI 和 PCI 才算；否则写“数据不够”。与谁都不邻近的环节密度未评分。',
        '出处：Hidalgo 等（2007）、Hidalgo 与 Hausmann（2009）。',
      ],
    },
    critical: {
      title: '关键环节与必经环节',
      formula: [
        '可行(t) = 每个投入组里至少有一个可行的替代',
        '关键(s) = 拿掉 s，某个终端产品不可行',
        '必经环节 = 从原料到终端产品每条路都要过的环节（支配点）',
      ],
      points: [
        '一个环节的投入分组：组内互为替代（或），各组都要有（且）。',
        '做不成的终端产品逐一列出。介数摆在旁边，从不单凭它排名：两个环节都要的芯片，介数也可能是 0。',
      ],
    },
    severity: {
      title: '缺口严重度',
      formula: ['严重度 = Σ 权重 × 分值 ÷ Σ 权重（只加已知的项）'],
      points: ['写明用了多少权重。权重可以在缺口页调；无数据的环节不评分，排在最后。'],
    },
    arrival: {
      title: '反向配套',
      formula: ['A(f, r) = Σ w_s·min(1, 本地产能 ÷ 需求) ÷ Σ w_s'],
      points: [
        '一家企业来了，它要的投入本地有没有。投入组里有一个替代就算有；产能或需求未知时，有在产企业算有，并写明。',
        '本地没有数据的需求是“未知”，从不当作已满足；本地没有的，看谁能一起来。',
      ],
    },
    target: {
      title: '目标企业得分',
      formula: [
        '得分 = Σ 权重 × 分值 ÷ Σ 权重（只加已知的项）',
        '缺口契合 = 1 − Π(1 − 严重度)；扩张信号 = 1 − Π(1 − 强度 × 2^(−天数 ÷ 730))',
      ],
      points: [
        '先排除：列为不接触、同集团已在本地、已注销、已有同事在谈。排除的也能看，写明原因。',
        '名次稳不稳：每个权重各自随机动 ±30 %，200 次里有几成还在前列。',
        '区间：只用核实的事实算一次，连推测的也算一次。',
      ],
    },
    bundle: {
      title: '最小组合与模拟落地',
      points: [
        '最小组合按贪心加权覆盖，一次选补得最多的一家；候选不超过 20 家时与穷举核对过。',
        '模拟只在内存里把企业放进本地再判一遍，什么都不存；与真的导入同一家，状态与配套率变得一模一样。',
      ],
    },
    introduction: {
      title: '引荐路径',
      formula: [
        '路径得分 = Π p × h^(步数 − 1)，h = 0.8，最多 4 步',
        'p = 关系强度 × 2^(−年数 ÷ 5) × 依据（核实 1，声称 0.8，推测 0.4）',
      ],
      points: [
        '强度：控股 0.9，长期客户或供应商、带来、共建 0.8，校友、引荐过 0.7，一般合作、同一协会 0.5。用户自己记的强度照用。',
        '没有日期的关系不按年数打折，并写明。默认只走机构；个人只在公开职务有来源时出现。',
        '先给引荐人互不重复的几条，写明一个引荐人被指望了几次。',
      ],
    },
    prediction: {
      title: '推测的关系',
      formula: ['L3 = Σ 1 ÷ √(k_u·k_v)（长度为 3 的路）', 'AA = Σ 1 ÷ ln k（共同伙伴）'],
      points: [
        'L3 找可能的买卖双方，只在链上前者供给后者时才提；共同伙伴和 AA 找的是同类：替代者和对手。',
        '只作推测，不当作事实存，从不计入状态与配套率。',
      ],
    },
    intuition: {
      title: '哪些直觉不成立',
      points: [
        '本地多一家在产集团，这个环节就绝不会是缺失、储备或无数据，R4 也绝不下降。',
        '但来一家很大的企业，可能把“完备”变成“薄弱”：它一家占了已知产值的八成。供应其实没有变差，是更靠它了。',
        '别处多一家企业，本地的区位商可能下降：比的是份额。本地在别的环节多一家，也会拉低这个环节的区位商。',
        '严重度少了一项依据，分值可能升也可能降，但用到的权重只会少。',
        '补上一个环节，别的缺口的严重度可能上升：它们的下游有人要了。',
      ],
    },
    asOf: {
      title: '截至某日、基线与差异',
      points: [
        '问“截至某日”，只算那天结束前观察到的事实。只有年份的算到年底，只有月份的算到月底。',
        '没有日期的事实不知道那时有没有，截至任何一天都不算；横幅写明有多少条。现在的结论里它们都算。',
        '企业是否存续、在哪里、链条结构按现在的算：这些事实没有“何时起”可考。',
        '基线存下某条链在某地的研判和配套率，连同数据版本；差异列出变了什么、是哪些事实引起的。',
      ],
    },
    evidence: { title: '依据', points: [] },
    notCounted: {
      title: '没有算进去的',
      points: [
        '推测的角色与关系。',
        '已停的角色，注销或迁走的企业。',
        '口径不同的数字从不相加：整条链的产值、一个园区的投资额各写各的。',
        '带“超过、约、不到”的数保留原来的话，不当作整数。',
        '事实的日期超过两年用赭色写，仍然计入；没有更新的来源时请自己判断。',
      ],
    },
  } satisfies Record<MethodSection, Told> as Record<MethodSection, Told>,
  /** How the factors of severity and of a target score are brought to 0–1. */
  scaling: {
    status: '缺失 1，储备 0.7，单点 0.6，薄弱 0.5',
    criticality: '缺了它做不成的终端产品 ÷ 全部终端产品',
    demand: 'n ÷ (n + 3)，n 是它供给的环节里本地的在产集团与链主',
    dependence: '本地企业买它的已知采购里来自外地的份额，有金额按金额，否则按笔数',
    feasibility: '它的密度 ÷ 本链在本地最高的密度',
    gap: '1 − Π(1 − 严重度)，对它能补的缺口',
    anchor: '本地链主要而本地没有的投入里，它能供的份额',
    fit: '它的环节在本地的密度，取平均',
    arrival: 'A(f, r)，见反向配套',
    signal: '有日期的扩张信号，越旧越轻',
    reach: '最好一条引荐路径的得分',
    quality: '最好的一项资质',
  } as Record<string, string>,
  factor: '因素',
  weight: '默认权重',
  scaledBy: '怎样换成 0–1',
  evidence: {
    verified: '有原始记录：登记、公告、合同',
    claimed: '报道或当事方这样说；没有另外核实',
    suggested: '我们推断；画虚线，不计入状态、覆盖和严重度',
  },
  /** The case at hand. */
  case: {
    status: (stage: string): string => `${stage}：`,
    rate: (numerator: string, denominator: string, value: string): string =>
      `${numerator} ÷ ${denominator} = ${value}`,
    unscored: '未评分：',
    noPeer: '没有选对比区域，区位商不算。',
    quotient: (stage: string, values: Record<'own' | 'ofRegion' | 'ofStage' | 'ofAll', number>): string =>
      `${stage}：(${count(values.own)} ÷ ${count(values.ofRegion)}) ÷ (${count(values.ofStage)} ÷ ${count(values.ofAll)})`,
    quotientIs: (value: number): string => `= ${grouped(value, 3)}`,
    quotientNone: '：分母里没有企业，区位商不算',
    level: {
      country: '国家级',
      province: '省级',
      city: '市级',
      district: '区县级',
      zone: '园区级',
    } as Record<string, string>,
    among: (regions: number, stages: number, place: string): string =>
      `${place} ${count(regions)} 个区域 × ${count(stages)} 个环节有在产企业`,
    cell: (stage: string, lq: number, shrunk: number, firms: number): string =>
      `${stage}在本地：${count(firms)} 家在产，LQ ${grouped(lq, 3)}，LQ′ ${grouped(shrunk, 3)}`,
    density: (density: number | undefined): string =>
      density === undefined ? '密度未评分：与别的环节都不邻近' : `密度 ${score(density)}`,
    eci: (eci: number, diversity: number): string =>
      `ECI ${grouped(eci, 3)}，专长 ${count(diversity)} 个环节`,
    noCell: '本地或这个环节没有在产企业，不在表里，区位商和密度不算。',
    blocks: (stage: string, finals: string[], all: number): string =>
      finals.length === 0
        ? `拿掉${stage}，${count(all)} 个终端产品都还做得成。`
        : `拿掉${stage}，${count(all)} 个终端产品里 ${count(finals.length)} 个做不成：${finals.join('、')}。`,
    dominator: (name: string): string => `离它最近的必经环节：${name}。`,
    noDominator: '它到终端产品没有单独的必经环节。',
    betweenness: (value: number): string => `介数 ${grouped(value, 4)}（只看，不用来排名）。`,
    worst: (stage: string): string => `最严重的缺口：${stage}`,
    asked: (stage: string): string => `选中的环节：${stage}`,
    noGap: '没有评了分的缺口。',
    firstTarget: (firm: string): string => `排第一的目标：${firm}`,
    noTarget: '没有可接触的候选。',
    stability: (share: number, top: number, draws: number): string =>
      `${count(draws)} 次里 ${percent(share)} 还在前 ${count(top)}。`,
    needs: (met: number, partly: number, unmet: number, unknown: number): string =>
      `需求：本地有 ${count(met)}，部分 ${count(partly)}，缺 ${count(unmet)}，未知 ${count(unknown)}。`,
    arrivalIs: (firm: string, share: number): string => `${firm}：A = ${score(share)}`,
    arrivalNone: (firm: string): string => `${firm}：没有一项需求两头都知道，不评分。`,
    path: (product: string, value: string): string => `${product} = ${value}`,
    noPath: (firm: string): string => `到${firm}没有已知的引荐路径。`,
    predicted: (firm: string, other: string, value: number): string =>
      `${firm}可能的供应商：${other}，L3 = ${grouped(value, 4)}（推测）`,
    notPredicted: '没有可推的买卖关系：',
    noneFits: '没有一对合链上的投入关系',
    predictionReason: {
      no_supplies_recorded: '没有供货记录',
      no_role_known: '不知道它做哪个环节',
    } as Record<string, string>,
    open: '打开',
  },
};
