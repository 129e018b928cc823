import { keepPreference, readPreference } from '../state/preference.ts';
import { en } from './en/index.ts';
import { zh, type Messages } from './zh/index.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language of the interface, Chinese first; remembered, and said on the root for screen readers and fonts. */
class LanguageState {
  current = $state<Language>(readPreference('language', languages) ?? 'zh');

  constructor() {
    this.#say();
  }

  choose(language: Language): void {
    this.current = language;
    keepPreference('language', language);
    this.#say();
  }

  #say(): void {
    document.documentElement.lang = this.current === 'en' ? 'en' : 'zh-CN';
  }
}

export const language = new LanguageState();

/** The messages of the chosen language. Called where it is shown, so that a switch re-renders it. */
export const t = (): Messages => (language.current === 'en' ? en : zh);

/** The name of a thing in the chosen language. Firm names are never translated: they have an English one or not. */
export const named = (thing: { name: string; nameEn?: string | undefined }): string =>
  language.current === 'en' && thing.nameEn ? thing.nameEn : thing.name;
