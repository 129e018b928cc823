import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../../../web/i18n/index.svelte.ts';
import { stageStatuses } from '../../../web/state/kinds.ts';
import DateText from '../../../web/ui/DateText.svelte';
import EvidenceStamp from '../../../web/ui/EvidenceStamp.svelte';
import StatusWord from '../../../web/ui/StatusWord.svelte';

afterEach(() => language.choose('zh'));

describe('a status', () => {
  it.each(stageStatuses)('%s is never colour alone: it has a glyph of its own and a word', (status) => {
    const { container } = render(StatusWord, { status });
    expect(container.querySelector(`svg.s-${status}`)).not.toBeNull();
    expect(container.textContent?.trim()).not.toBe('');
  });

  it('has seven different glyphs', () => {
    const glyphs = stageStatuses.map(
      (status) => render(StatusWord, { status }).container.querySelector('svg')?.innerHTML,
    );
    expect(new Set(glyphs).size).toBe(stageStatuses.length);
  });

  it('speaks the chosen language', () => {
    language.choose('en');
    render(StatusWord, { status: 'missing' });
    expect(screen.getByText('Missing')).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('evidence and dates', () => {
  it('a stamp is one character with its meaning in words', () => {
    render(EvidenceStamp, { evidence: 'claimed' });
    expect(screen.getByRole('img', { name: '依据：声称' })).toHaveTextContent('称');
  });

  it('an unknown date is a word, an old one is marked and says so', () => {
    render(DateText, { date: undefined });
    expect(screen.getByText('未知')).toBeInTheDocument();
    render(DateText, { date: '2018-05' });
    expect(screen.getByText('2018-05')).toHaveClass('stale');
    expect(screen.getByText('2018-05')).toHaveAttribute('title', '2018-05，已超过两年');
  });
});
