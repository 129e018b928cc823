import sparticuz from '@sparticuz/chromium';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Meant for a function that runs once: with the first two the browser ends with its first page. */
const forOneShot = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);
const quiet = ['--disable-background-networking', '--disable-quic', '--no-first-run'];

/** A real headless Chromium out of the packages: no system browser is needed. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter((arg) => !forOneShot.has(arg)), ...quiet],
    headless: true,
  });
}

/** A page whose console errors, refused resources and uncaught errors are collected. */
export async function openPage(
  browser: Browser,
  options: { width?: number; height?: number; language?: 'zh' | 'en'; dark?: boolean } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.language === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Runs axe on the page as it stands; fails with each rule broken and where. */
export async function expectAccessible(page: Page): Promise<void> {
  // The page's policy forbids inline scripts; what the driver evaluates is not one.
  await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
  expect(broken).toEqual([]);
}
