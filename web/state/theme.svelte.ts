import { keepPreference, readPreference } from './preference.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Light, dark, or as the system says; remembered. The colours hang on `data-theme` of the root. */
class ThemeState {
  choice = $state<Theme>(readPreference('theme', themes) ?? 'system');
  #system = matchMedia('(prefers-color-scheme: dark)');
  #systemIsDark = $state(this.#system.matches);

  constructor() {
    this.#system.addEventListener('change', ({ matches }) => {
      this.#systemIsDark = matches;
      this.#apply();
    });
    this.#apply();
  }

  get shown(): 'light' | 'dark' {
    return this.choice === 'dark' || (this.choice === 'system' && this.#systemIsDark) ? 'dark' : 'light';
  }

  /** System → light → dark → system. */
  next(): void {
    this.choice = themes[(themes.indexOf(this.choice) + 1) % themes.length] ?? 'system';
    keepPreference('theme', this.choice);
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.shown;
  }
}

export const theme = new ThemeState();
