import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FirmDossier } from '../../server/contract/firm.ts';
import type { Served } from '../../server/main.ts';
import { expectAccessible, openBrowser, openPage } from '../support/browser.ts';
import { serveProduct } from '../support/product.ts';
import { firmList, known, listName, phone, unheardOf } from './firm-list.ts';

let browser: Browser;
let product: Served;

beforeAll(async () => {
  [product, browser] = await Promise.all([serveProduct(inject('neo4j')), openBrowser()]);
  await warm(product.url);
});

afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** A database just filled answers its first questions late; an import that meets it then fails and says so. */
async function warm(url: string): Promise<void> {
  for (const path of ['/api/imports', '/api/search?q=青岛', '/api/chains?region=370200']) {
    while (!(await fetch(url + path)).ok) await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const start = '/#/data?tab=import&region=370200';

/** A person's hands: every click counts. */
function hands(page: Page): { click: (name: RegExp) => Promise<void>; clicks: () => number } {
  let clicks = 0;
  const click = async (name: RegExp): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name, disabled: false }).first().click();
    clicks += 1;
  };
  return { click, clicks: () => clicks };
}

/** Chooses the list of firms as a person does: through the file dialog. */
async function give(page: Page, click: (name: RegExp) => Promise<void>, name?: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click(/^选文件$/)]);
  await chooser.setFiles(firmList(name));
  await page.waitForURL(/open=/);
}

describe('a firm list in GB18030 with Chinese headers', () => {
  it('goes from file to graph in at most six clicks, with the firms found that are known already', async () => {
    const { page, complaints } = await openPage(browser);
    const { click, clicks } = hands(page);
    await page.goto(product.url + start);
    await give(page, click);

    // The encoding: read so, the headers are Chinese.
    await page.getByRole('radio', { name: /GB18030/ }).waitFor();
    expect(await page.getByRole('radio', { name: /GB18030/ }).isChecked()).toBe(true);
    expect(await page.getByRole('group', { name: /读得通/ }).innerText()).toContain('企业全称');
    await expectAccessible(page);
    await click(/^就这样读，看计划$/);
    await page.getByRole('table', { name: /的列$/ }).waitFor();
    const mapping = await page.getByRole('table', { name: /的列$/ }).innerText();
    expect(mapping).toContain('个人信息');
    await expectAccessible(page);
    if (await page.getByRole('button', { name: /^就这样读，看计划$/ }).isVisible())
      await click(/^就这样读，看计划$/);

    // The plan: both firms that the library knows under another name are found.
    await page.getByRole('group', { name: '计划' }).waitFor();
    await page.getByText('还有 2 对没有决定').waitFor();
    await expectAccessible(page);
    for (const name of known) {
      await page.getByRole('table').filter({ hasText: name }).first().waitFor();
      await click(/^(合并|是同一家)/);
      await page.locator('section[aria-label="计划"][aria-busy="false"]').waitFor();
    }
    await page.getByText('2 对都定了。').waitFor();
    await click(/^写入/);
    await page.getByRole('heading', { name: '已写入' }).waitFor();
    expect(clicks()).toBeLessThanOrEqual(6);
    await expectAccessible(page);

    // The dossier of a firm nobody had heard of says what was imported, and who says so.
    const found = await page.request.get(
      `${product.url}/api/search?q=${encodeURIComponent(unheardOf)}&kinds=firm`,
    );
    const { items } = (await found.json()) as { items: { ref: { id: string } }[] };
    const id = items[0]?.ref.id ?? '';
    await page.goto(`${product.url}/#/firm/${encodeURIComponent(id)}?region=370200`);
    await page.getByRole('heading', { name: unheardOf }).first().waitFor();
    await page
      .getByText(/企业填报 \d{4}-\d{2}/)
      .first()
      .waitFor();
    expect(await page.getByRole('main').innerText()).toContain('伺服电机');
    const dossier = await page.request.get(`${product.url}/api/firms/${encodeURIComponent(id)}`);
    expect(await dossier.text()).not.toContain(phone);
    // 10.60 million, not 1 060: the header said 万元.
    const { attributes } = (await dossier.json()) as FirmDossier;
    expect(attributes).toContainEqual({ id: 'revenueCny', value: 10_600_000 });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('changes nothing when it is given again, and asks nothing that was answered before', async () => {
    const { page, complaints } = await openPage(browser);
    const { click } = hands(page);
    await page.goto(product.url + start);
    await give(page, click);
    await page.getByRole('radio', { name: /GB18030/ }).waitFor();
    await click(/^就这样读，看计划$/);
    await page.getByText(/没有新的，也没有要改的/).waitFor();
    expect(await page.getByRole('button', { name: /^写入/ }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is taken back as a whole', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${product.url}/#/data?tab=runs&region=370200`);
    await page.getByRole('button', { name: `撤销 ${listName}` }).click();
    await page.getByRole('button', { name: '撤销这一批' }).click();
    await page.getByText(/已撤销“高新区机器人企业名单\.csv”/).waitFor();
    await expectAccessible(page);
    const found = await page.request.get(
      `${product.url}/api/search?q=${encodeURIComponent(unheardOf)}&kinds=firm`,
    );
    expect(await found.text()).not.toContain(unheardOf);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('an import that is not finished', () => {
  it('is there again after the page was closed, and can be thrown away', async () => {
    const left = '还没做完的名单.csv';
    const first = await openPage(browser);
    await first.page.goto(product.url + start);
    await give(first.page, hands(first.page).click, left);
    await first.page.getByRole('radio', { name: /GB18030/ }).waitFor();
    const address = first.page.url();
    await first.page.context().close();

    const { page, complaints } = await openPage(browser, { width: 390 });
    await page.goto(address);
    await page.getByRole('radio', { name: /GB18030/ }).waitFor();
    await expectAccessible(page);
    await page.goto(product.url + start);
    await page.getByRole('link', { name: left }).waitFor();
    await page.getByRole('button', { name: `丢弃 ${left}` }).click();
    await page.getByRole('link', { name: left }).waitFor({ state: 'detached' });
    await page.goto(address);
    await page.getByRole('heading', { name: '这份导入已不在' }).waitFor();
    // The browser itself writes down that the job is gone.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.context().close();
  });
});
