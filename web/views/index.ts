import type { Component } from 'svelte';
import type { Workspace } from '../state/question.ts';

/** Fetches the code of a workspace when it is first opened. */
type Loader = () => Promise<{ default: Component }>;

/**
 * Every workspace and where its view lives. A view takes no props: it reads `question.current`, asks `web/api`
 * and begins with an `Answer`. To add one: write `views/<name>/<Name>.svelte`, its messages in
 * `i18n/zh/<name>.ts` and `i18n/en/<name>.ts`, and a line here.
 */
export const views: Record<Workspace, Loader> = {
  overview: () => import('./overview/Overview.svelte'),
  chain: () => import('./chain/Chain.svelte'),
  gaps: () => import('./gaps/Gaps.svelte'),
  targets: () => import('./targets/Targets.svelte'),
  firm: () => import('./firm/Firm.svelte'),
  universities: () => import('./universities/Universities.svelte'),
  data: () => import('./data/Data.svelte'),
  method: () => import('./method/Method.svelte'),
  entity: () => import('./entity/Entity.svelte'),
};
