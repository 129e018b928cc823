import type { Attachment } from 'svelte/attachments';
import type { Scene } from './scene.ts';
import { View, type ViewHandlers } from './view.ts';

/**
 * Draws what the getter gives, and again whenever that changes: `{@attach canvas(() => scene, handlers, keep)}`.
 * The getter is read in an effect of its own, so one instance lives through all versions of the data.
 * `keep` receives the view for the component's own methods.
 */
export function canvas(
  scene: () => Scene,
  handlers: ViewHandlers,
  keep: (view: View | undefined) => void,
): Attachment<HTMLElement> {
  return (element) => {
    const view = new View(element, handlers);
    keep(view);
    $effect(() => view.sync(scene()));
    return () => {
      keep(undefined);
      view.destroy();
    };
  };
}
