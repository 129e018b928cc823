import { count } from '../number.ts';

/** What to say when an answer did not come: what happened, why, one way on. */
export const error = {
  notFoundTitle: '没有找到',
  notFound: '数据里没有地址所说的东西。它可能改了编号，或这一版数据还没有它。',
  badRequestTitle: '这个问题问得不对',
  badRequest: (fields: string): string => `地址里有一处数据库不认识：${fields}。`,
  forbiddenTitle: '您不能这样做',
  forbidden: '现在的身份没有这项权限。',
  conflictTitle: '没有保存',
  conflict: '别人刚改过同一条，请看过新的内容再改。',
  tooManyTitle: '问得太快',
  tooMany: '请求太多，过一会儿自动再试。',
  timeoutTitle: '这个问题算得太久',
  timeout: '数据库没有在限定时间里答完，已停止；可以再试，或把问题缩小。',
  awayTitle: '数据库暂时连不上',
  awayRetry: (seconds: number): string => `数据库暂时连不上，${count(seconds)} 秒后再试`,
  awayTries: (tries: number, seconds: number): string =>
    tries === 0 ? '刚刚断开。' : `已试 ${count(tries)} 次，断开 ${count(seconds)} 秒。`,
  serverAwayRetry: (seconds: number): string => `服务暂时连不上，${count(seconds)} 秒后再试`,
  away: '连上后会自动继续，不用刷新。',
  tryNow: '现在就试',
  back: '已重新连上，数据是新的。',
  internalTitle: '这里出了错',
  internal: '服务内部出错，已记下。可以再试一次；若仍然如此，请把请求号告诉管理员。',
  requestId: (code: string, id: string): string => `${code} · 请求号 ${id}`,
  toOverview: '回到总览',
  viewTitle: '没有这个页面',
  view: '地址里的页面不存在。',
  viewFailed: '页面没有取到，可能刚刚更新过版本。',
  reload: '重新载入',
};
