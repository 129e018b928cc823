/** Characters of which brands are made (鲁海, 瑞盛 …). */
export const brandCharacters = [
  ...'鲁海天华瑞盛嘉德信科金恒泰宏远达鑫源创新联合力特康安博雅凯隆兴旺润丰祥和顺通正光明启航锐捷精卓越志诚宇晟昊辰星云腾龙',
  ...'凯蓝博朗晶源益民百优佳美福禄寿禧永长青松柏林森江河湖山峰岭川原野春夏秋冬日月乾坤元亨利贞方圆同心双盈众茂荣昌',
];

/** Chains in the order in which they are taken: id, name, and the word that begins the names of its stages. */
export const chainWords: readonly (readonly [id: string, name: string, word: string])[] = [
  ['vehicle', '新能源汽车', '车用'],
  ['rail', '轨道装备', '轨交'],
  ['robot', '工业机器人', '机器人'],
  ['solar', '光伏', '光伏'],
  ['battery', '储能电池', '储能'],
  ['chip', '集成电路制造', '芯片'],
  ['display', '显示面板', '显示'],
  ['pharma', '生物制药', '制药'],
  ['device', '医疗器械', '医疗'],
  ['aviation', '航空装备', '航空'],
  ['marine', '船舶海工', '船用'],
  ['appliance', '智能家电', '家电'],
  ['machine', '高端机床', '机床'],
  ['chemical', '化工新材料', '化工'],
  ['magnet', '稀土永磁', '磁材'],
  ['hydrogen', '氢能', '氢能'],
  ['wind', '风电', '风电'],
  ['software', '工业软件', '工软'],
  ['sensor', '智能传感', '传感'],
  ['food', '食品加工', '食品'],
  ['textile', '纺织服装', '纺织'],
  ['logistics', '现代物流', '物流'],
  ['satellite', '卫星导航', '导航'],
  ['environment', '节能环保', '环保'],
];

export const tiers = ['upstream', 'midstream', 'downstream'] as const;
export type Tier = (typeof tiers)[number];

/** What is made at the stages of each tier, in the order in which they are taken. */
export const components: Record<Tier, readonly string[]> = {
  upstream:
    '原料 粉体 树脂 特种钢 铝材 铜材 陶瓷基材 玻璃基材 薄膜 纤维 涂料 胶粘剂 电子浆料 磁性材料 密封材料 润滑材料 基础软件 设计工具 晶片 靶材 溶剂 特种气体 模具 标准件'.split(
      ' ',
    ),
  midstream:
    '轴承 阀门 泵 电机 减速器 控制器 传感器 线缆 连接器 壳体 散热组件 电源模块 驱动模块 通信模块 显示模组 结构件 密封件 齿轮 液压件 滤芯 电路板 嵌入式软件 检测仪器 加工装备'.split(
      ' ',
    ),
  downstream:
    '整机 成套设备 系统集成 总装 测试验证 运营服务 维修保障 工程安装 数据平台 回收利用 解决方案 终端产品'.split(
      ' ',
    ),
};

/** Words of trades in names of firms, by the tier of what they make. */
export const trades: Record<Tier, readonly string[]> = {
  upstream: '新材料 材料科技 化工 金属制品 精细化工 特种材料 新材料科技 高分子材料'.split(' '),
  midstream: '精密机械 电子 电气 机电 精密制造 自动化 零部件 传动科技 电子科技 机械制造'.split(' '),
  downstream: '智能装备 装备制造 系统工程 科技 工程技术 智能科技 设备 技术服务'.split(' '),
};

export const legalForms = [
  ...Array.from({ length: 15 }, () => '有限公司'),
  ...Array.from({ length: 2 }, () => '有限责任公司'),
  ...Array.from({ length: 3 }, () => '股份有限公司'),
];

export const universityKinds: readonly (readonly [suffix: string, kind: string])[] = [
  ['大学', 'university'],
  ['理工大学', 'university'],
  ['工业大学', 'university'],
  ['职业技术学院', 'university'],
  ['工程技术研究院', 'institute'],
  ['材料研究所', 'institute'],
  ['先进制造实验室', 'laboratory'],
];
export const disciplines =
  '机械工程 材料科学 电气工程 自动化 计算机科学 软件工程 化学工程 生物工程 电子信息 控制工程 车辆工程 能源动力'.split(
    ' ',
  );

export const organisationKinds: readonly (readonly [suffix: string, kind: string])[] = [
  ['行业协会', 'association'],
  ['产业联盟', 'association'],
  ['商会', 'association'],
  ['产业投资基金', 'investor'],
  ['投资促进中心', 'agency'],
];
