import { count } from '../number.ts';
import { opening, sentence, type Sentence } from '../sentence.ts';

export const entity = {
  asks: '这是什么',
  /** Opens `sources`. */
  answer: (kind: string, name: string, facts: number, sources: number): Sentence =>
    facts === 0
      ? sentence`${kind}“${name}”：还没有一条事实。`
      : sentence`${kind}“${name}”：${count(facts)} 条事实，出自 ${opening('sources', `${count(sources)} 个来源`)}。`,
  facts: '每一条事实',
  sources: '来源',
  related: '涉及',
  network: '在网络里看',
  ownPage: '打开它自己的页面',
  empty: '还没有一条事实',
  emptyWhy: '它在数据里，但没有来源说起它的什么。',
};
