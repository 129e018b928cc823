import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { severityFactors } from '../../../server/analysis/severity.ts';
import { defaultThresholds } from '../../../server/analysis/status.ts';
import { method as en } from '../../../web/i18n/en/method.ts';
import { method as zh } from '../../../web/i18n/zh/method.ts';
import Method from '../../../web/views/method/Method.svelte';

it('states the weights and thresholds that are used', () => {
  const declared = severityFactors.map(({ id, defaultWeight }) => [id, defaultWeight]);
  for (const words of [zh, en]) {
    expect(words.factors.map(({ id, weight }) => [id, weight])).toEqual(declared);
    expect(words.when.strong).toContain(String(defaultThresholds.concentration));
    expect(words.when.weak).toContain(String(defaultThresholds.topShare * 100));
  }
  expect(zh.when.strong).toContain(String(defaultThresholds.strongGroups));
});

it('explains each of the seven statuses', () => {
  render(Method);
  for (const status of ['缺失', '储备', '单点', '薄弱', '具备', '完备', '无数据']) {
    expect(screen.getByRole('row', { name: new RegExp(`^${status} `) })).toBeVisible();
  }
});
