/**
 * What people call the columns of their firm lists, beside the columns' own names. Without spaces, brackets, units and
 * years, in lower case.
 */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  'firms.name': words(
    '企业全称 单位名称 公司名称 公司全称 企业 公司 单位 单位全称 企业名 公司名 厂商 厂家 机构名称 法人名称 市场主体名称 企业中文名 主体名称 供应商名称 客户名称 company companyname enterprise firm firmname',
  ),
  'firms.credit_code': words(
    '统一信用代码 社会信用代码 信用代码 统一代码 统一社会信用代码证号 社会统一信用代码 纳税人识别号 税号 creditcode uscc usci',
  ),
  'firms.region_code': words(
    '所属园区 园区 注册地 注册地址 所在区 所在区市 所属区市 区市 区县 所属区县 所在区县 所属区域 所在区域 区域 所在地 所在地区 地区 地址 企业地址 单位地址 办公地址 经营地址 生产地址 详细地址 住所 城市 所在城市 所属城市 省市 行政区划 行政区 所属功能区 功能区 镇街 街道 region city district address location',
  ),
  'firms.short_name': words('企业简称 公司简称 证券简称 股票简称 shortname'),
  'firms.stock_code': words('股票代码 上市代码 证券编号 stockcode ticker'),
  'firms.group_id': words('所属集团 集团名称 集团'),
  'firms.status': words('经营状态 企业状态 登记状态 存续状态 营业状态 公司状态'),
  'firms.status_on': words('状态时间 注销日期 迁出日期'),
  'firms.staff': words(
    '员工人数 员工 人数 职工人数 职工数 从业人数 从业人员 从业人员数 用工人数 参保人数 社保人数 人员规模 在职人数 期末从业人数 employees staff headcount',
  ),
  'firms.revenue_cny': words(
    '营收 年营收 年营业收入 营业总收入 主营业务收入 主营收入 销售收入 年销售收入 销售额 年销售额 年收入 revenue sales turnover',
  ),
  'firms.founded_on': words(
    '成立时间 成立年份 成立年月 注册时间 注册日期 创立时间 创办时间 设立日期 founded established foundedon',
  ),
  'firms.tiers': words(
    '企业资质 资质荣誉 荣誉资质 荣誉 企业荣誉 企业标签 标签 称号 认定情况 资质认定 企业认定 qualification',
  ),
  'firms.aliases': words('又名 其他名称 alias'),
  'firms.former_names': words('原名 原企业名称 历史名称 前身 formername'),
  'firms.name_en': words('英文名称 企业英文名 公司英文名 englishname nameen'),
  'firms.note': words('说明 备注说明 其他 remark remarks note notes comment'),
  'firms.observed_on': words('数据时间 统计时间 统计日期 更新时间 填报日期 调研日期'),
  'roles.stage_id': words(
    '主营环节 产业链环节 所属环节 产业环节 所在环节 链条环节 主营业务 主营 主业 主要业务 业务方向 主要方向 主攻方向 细分领域 所属领域 领域 产业领域 细分行业 细分赛道 赛道 stage business',
  ),
  'roles.products': words(
    '产品 主营产品 主要产品 主要产品及服务 主导产品 核心产品 产品名称 产品及服务 主要产品或服务 product products',
  ),
  'roles.output_cny': words('年产值 工业产值 工业总产值 总产值 output outputvalue'),
  'roles.capacity': words('年产能 生产能力 设计产能 capacity'),
  'roles.status': words('投产状态 生产状态 投产情况 建设状态 角色状态'),
  'roles.share': words('市占率 市场占有率 marketshare'),
};

/** Columns about persons: they are left out, whatever anybody maps them to. */
export const personalWords = words(
  '联系人 联系方式 联系电话 联系手机 电话 电话号码 手机 手机号 手机号码 移动电话 固定电话 座机 传真 邮箱 电子邮箱 电子邮件 身份证 身份证号 身份证号码 证件号 证件号码 法定代表人 法人代表 法人 法人姓名 负责人 企业负责人 总经理 董事长 实际控制人 姓名 联络人 联络员 对接人 填报人 填表人 微信 微信号 qq qq号 银行账号 银行账户 开户行 家庭住址 性别 民族 出生日期 contact phone mobile tel telephone fax email e-mail mail wechat idcard',
);

function words(text: string): string[] {
  return text.split(' ');
}
