import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Served } from '../../server/main.ts';
import { expectAccessible, openBrowser, openPage } from '../support/browser.ts';
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

/** What an analyst reads on the way, in either language. */
const stories = {
  zh: {
    chain: '轨道交通',
    missing: [/^牵引变压器；缺失/, /^牵引电机；缺失/],
    reserve: [/^主变流器；储备/, /^制动系统；储备/],
    unknown: /^受电弓；无数据/,
    heading: '牵引变压器',
    status: '缺失',
    date: '2020-10',
    publisher: '青岛日报/观海新闻',
    article: '改革满一年，青岛四大功能区“功能”更强大',
  },
  en: {
    chain: 'Rail transit',
    missing: [/^Traction transformer.*Missing/i, /^Traction motor.*Missing/i],
    reserve: [/^Main traction converter.*In reserve/i, /^Train brake system.*In reserve/i],
    unknown: /^Pantograph.*No data/i,
    heading: 'Traction transformer',
    status: 'Missing',
    date: 'Oct 2020',
    publisher: '青岛日报/观海新闻',
    article: '改革满一年，青岛四大功能区“功能”更强大',
  },
} as const;

describe.each(['zh', 'en'] as const)('what Qingdao’s rail chain lacks (%s)', (language) => {
  const story = stories[language];

  it('is seen on the map, opened, and read with its source', async () => {
    const { page, complaints } = await openPage(browser, { language });
    await page.goto(product.url);
    // The product speaks Chinese first, and remembers who chose English.
    if (language === 'en') await page.getByRole('button', { name: /Switch to English/ }).click();
    // From the overview into the chain, as a newcomer would.
    await page.getByRole('link', { name: story.chain }).first().click();
    await page.waitForURL(/#\/chain\/rail-transit/);

    for (const name of [...story.missing, ...story.reserve, story.unknown]) {
      await page.getByRole('button', { name }).first().waitFor({ state: 'attached' });
    }
    await page.getByRole('button', { name: story.missing[0]! }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/stage=traction-transformer/);

    const inspector = page.getByRole('complementary', { name: /所选环节|selected stage/i });
    await inspector.getByRole('heading', { name: story.heading }).waitFor();
    const source = inspector.getByRole('link', { name: new RegExp(story.publisher) }).first();
    await source.waitFor();
    expect(await inspector.innerText()).toContain(story.status);
    expect(await inspector.innerText()).toContain(story.date);
    await expectAccessible(page);

    // The source opens with its title.
    await source.click();
    await page.waitForURL(/#\/data\/qingdao-daily-2020-10/);
    await page.getByRole('main').getByText(story.article).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('stands in the ranked gaps, each row with why', async () => {
    const { page, complaints } = await openPage(browser, { language });
    await page.goto(`${product.url}/#/gaps/rail-transit?region=370200`);
    if (language === 'en') await page.getByRole('button', { name: /Switch to English/ }).click();
    const rows = page.getByRole('row');
    await rows.filter({ hasText: story.heading }).first().waitFor();
    const table = await page.getByRole('table').first().innerText();
    for (const name of ['traction-motor', 'main-converter', 'brake-system']) {
      const answer = await page.request.get(`${product.url}/api/stages/${name}?region=370200`);
      const { finding } = (await answer.json()) as { finding: { stage: { name: string; nameEn: string } } };
      expect(table).toContain(language === 'zh' ? finding.stage.name : finding.stage.nameEn);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** Every screen, by its address. */
const screens = {
  overview: '/overview?region=370200',
  map: '/chain/rail-transit?region=370200',
  peer: '/chain/rail-transit?region=370200&peer=430200&stage=traction-motor',
  network: '/chain/robotics?region=370200&view=network',
  table: '/chain/robotics?region=370200&view=table',
  gaps: '/gaps/rail-transit?region=370200',
  targets: '/targets?region=370200&chain=drone',
  noTargets: '/targets?region=370200&chain=rail-transit',
  entity: '/entity/carrier/hitech-carriers-total',
  firm: `/firm/${encodeURIComponent('name:青岛嘉星晶电科技股份有限公司')}?region=370200`,
  firms: '/firm?region=370200',
  universities: '/universities?region=370200&chain=virtual-reality',
  data: '/data',
  source: '/data/qingdao-daily-2020-10',
  method: '/method',
};

describe.each([
  { width: 1440, dark: false },
  { width: 1024, dark: true },
  { width: 390, dark: false },
])('every screen at $width px (dark: $dark)', ({ width, dark }) => {
  it.each(Object.entries(screens))(
    '%s is accessible, complains of nothing and fits',
    async (_name, address) => {
      const { page, complaints } = await openPage(browser, { width, dark });
      await page.goto(`${product.url}/#${address}`);
      await page.waitForLoadState('networkidle');
      await page.locator('main :is(h1, h2, table, [role=status], p)').first().waitFor();
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
