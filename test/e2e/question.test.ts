import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Served } from '../../server/main.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { serveProduct } from '../support/product.ts';

let browser: Browser;
let product: Served;

beforeAll(async () => {
  [product, browser] = await Promise.all([serveProduct(inject('neo4j')), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const firm = (id: string): string => `/firm/${encodeURIComponent(id)}`;

/** One screen for each question a user comes with: its address, and what must be read there. */
const questions: { asks: string; at: string; reads: RegExp[] }[] = [
  {
    asks: '1 which links of rail transit does Qingdao miss, and which does it hold in reserve?',
    at: '/gaps/rail-transit?region=370200&status=missing,reserve',
    reads: [/牵引电机/, /牵引变压器/, /主变流器/, /制动系统/, /来源称“储备”/],
  },
  {
    asks: '2 how does rail transit in Qingdao compare with Zhuzhou, and its stages?',
    at: '/chain/rail-transit?region=370200&peer=430200&tab=comparison',
    reads: [/超过1000亿元/, /超过1600亿元/, /株洲市更强的环节/, /R4环节覆盖/],
  },
  {
    asks: '3 whom were the 139 screened, which cities were visited, and what has come?',
    at: '/entity/region/370200-rail?region=370200',
    reads: [
      /梳理出的市外优质配套企业：139家/,
      /北京、上海、天津、深圳、南京、苏州/,
      /：16个/,
      /未说来自139家/,
    ],
  },
  {
    asks: '4 what share of its needs would the drone chip firm of Shenzhen find in Qingdao?',
    at: `${firm('name:未具名无人机控制芯片企业(深圳)')}?region=370200`,
    reads: [/落地可行性/, /无人机电池/, /螺旋桨/, /遥控/],
  },
  {
    asks: '5 whom does 玄机科技 buy from and sell to who is not here yet, and what came with it?',
    at: `${firm('name:玄机科技')}?region=370200-hitech`,
    reads: [/上下游伙伴/, /没有记录它向谁采购/, /超过20家/],
  },
  {
    asks: '6 who can introduce us to an investor, through which association?',
    at: '/entity/investor/name:稳正资产?region=370200',
    reads: [/谁能引荐/, /青岛金家岭金融聚集区管委会/, /南开校友会/],
  },
  {
    asks: '7 which universities and institutes supply talent and research to which stages?',
    at: '/universities?region=370200&chain=robotics',
    reads: [/青岛科技大学青软国际软件学院/, /人才缺口/, /企业缺口/],
  },
  {
    asks: '8 who is in the robotics cluster of the high-tech zone, and how could they serve each other?',
    at: '/chain/robotics?region=370200-hitech&view=network',
    reads: [/新松机器人/, /盘古润滑/],
  },
  {
    asks: '9 on whom does the zone depend for sapphire substrates, and where can the chain be extended?',
    at: '/chain/integrated-circuit?region=370200-hitech&stage=sapphire-substrate',
    reads: [/本地在产只有1个集团/, /青岛嘉星晶电/, /晶体生长设备/, /外延片/],
  },
  {
    asks: '10 where could a target land?',
    at: '/entity/region/370200-hitech?region=370200-hitech&fact=carrier',
    reads: [/495万/, /73%/, /2018-05/],
  },
  {
    asks: '11 what is known about a firm, with the source and date of each fact?',
    at: `${firm('name:青岛嘉星晶电科技股份有限公司')}?region=370200-hitech`,
    reads: [/每一行都有来源和日期/, /半岛全媒体/, /2018-05/, /未知/],
  },
];

/** Everything the screen says, drawn marks by their labels; without spaces, for numbers are grouped by narrow ones. */
const readScreen = async (page: Page): Promise<string> => {
  const said = await page.evaluate(() => {
    const main = document.querySelector('main')!;
    const labels = [...main.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
    return [main.innerText, ...labels].join('\n');
  });
  return said.replace(/\s/g, '');
};

test.each(questions)('$asks', async ({ at, reads }) => {
  const { page, complaints } = await openPage(browser);
  await page.goto(`${product.url}#${at}`);
  await page.getByRole('main').waitFor();
  for (const text of reads) await expect.poll(() => readScreen(page), { timeout: 20_000 }).toMatch(text);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});
