import type { StageStatus } from '../../server/contract/common.ts';
import { stageStatuses } from '../../server/contract/order.ts';

/** Colours of one status: its glyph and border, its words, its ground. */
export interface StatusColours {
  mark: string;
  text: string;
  tint: string;
}

/** Every value of the theme a drawing needs, as it stands in the document at the moment of drawing. */
export interface Palette {
  status: Record<StageStatus, StatusColours>;
  surface: string;
  bandOdd: string;
  bandEven: string;
  ink1: string;
  ink2: string;
  ink3: string;
  line: string;
  lineStrong: string;
  control: string;
  accent: string;
  accentLine: string;
  edge: string;
  verified: string;
  claimed: string;
  suggested: string;
  missingText: string;
  font: string;
  dim: number;
  /** Length of a transition in ms; 0 under reduced motion. */
  move: number;
}

/** The light theme, for a document without the stylesheet (tests, a printed file). */
const fallback: Record<string, string> = {
  '--surface': '#ffffff',
  '--band-odd': '#f4f6f5',
  '--band-even': '#eceeee',
  '--ink-1': '#14191c',
  '--ink-2': '#414a4f',
  '--ink-3': '#5e686d',
  '--line': '#dfe3e2',
  '--line-strong': '#c3cac9',
  '--control': '#848e90',
  '--accent': '#1e4fa6',
  '--accent-line': '#9db9e6',
  '--edge': '#7f898b',
  '--verified-ink': '#414a4f',
  '--claimed-ink': '#5e686d',
  '--suggested-ink': '#5e686d',
  '--font': 'sans-serif',
  '--dim': '0.3',
  '--move': '0ms',
};

const milliseconds = (value: string): number => {
  const number = Number.parseFloat(value);
  if (Number.isNaN(number)) return 0;
  return value.trim().endsWith('ms') ? number : number * 1000;
};

/** Reads the theme through a function from custom property to value. */
export function toPalette(read: (property: string) => string): Palette {
  const value = (property: string): string => read(property).trim() || fallback[property] || '#60686d';
  const status = (name: StageStatus): StatusColours => ({
    mark: value(`--${name}-mark`),
    text: value(`--${name}-text`),
    tint: value(`--${name}-tint`),
  });
  return {
    status: Object.fromEntries(stageStatuses.map((name) => [name, status(name)])) as Record<
      StageStatus,
      StatusColours
    >,
    surface: value('--surface'),
    bandOdd: value('--band-odd'),
    bandEven: value('--band-even'),
    ink1: value('--ink-1'),
    ink2: value('--ink-2'),
    ink3: value('--ink-3'),
    line: value('--line'),
    lineStrong: value('--line-strong'),
    control: value('--control'),
    accent: value('--accent'),
    accentLine: value('--accent-line'),
    edge: value('--edge'),
    verified: value('--verified-ink'),
    claimed: value('--claimed-ink'),
    suggested: value('--suggested-ink'),
    missingText: value('--missing-text'),
    font: value('--font'),
    dim: Number.parseFloat(value('--dim')),
    move: milliseconds(value('--move')),
  };
}

/** The theme at an element of the document. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  return toPalette((property) => style.getPropertyValue(property));
}
