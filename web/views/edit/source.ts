import type { GivenSource } from '../../../server/contract/edit.ts';

/** Who says so, as it is written in the form. */
export interface GivenSourceText {
  how: 'known' | 'new';
  id: string;
  name: string;
  title: string;
  publishedOn: string;
  url: string;
  evidence: 'claimed' | 'verified';
  observedOn: string;
  note: string;
}

/** Nothing given yet; what the fact already says of its evidence, date and note stands. */
export const noSource = (known: Partial<GivenSourceText> = {}): GivenSourceText => ({
  ...{ how: 'known', id: '', name: '', title: '', publishedOn: '', url: '' },
  ...{ evidence: 'claimed', observedOn: '', note: '' },
  ...known,
});

const filled = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });

/** The source as the server takes it. */
export const toGiven = ({ how, id, title, publishedOn, url }: GivenSourceText): GivenSource =>
  how === 'known' ? { id } : { title, ...filled('publishedOn', publishedOn), ...filled('url', url) };

/** The form's own findings before anything is sent: a fact without a source is never sent. */
export function missingSource({ how, id, title }: GivenSourceText): Record<string, string> {
  if (how === 'known') return id === '' ? { source: 'is missing' } : {};
  return title.trim() === '' ? { 'source.title': 'is missing' } : {};
}
