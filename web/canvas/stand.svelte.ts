import type { ZoomLevel } from './labels.ts';
import type { Viewport } from './scene.ts';
import type { View, ViewHandlers } from './view.ts';
import { levelOf } from './zoom.ts';

/** What a stand asks of its component; getters, because the answers change. */
export interface StandAsks {
  selected: () => string | undefined;
  /** The mark the keyboard comes to when it has not been anywhere yet. */
  first: () => string | undefined;
  canFocus: (id: string) => boolean;
  /** The mark a key leads to, `undefined` for no way on; `false` for a key that does not move. */
  next: (from: string, event: KeyboardEvent) => string | undefined | false;
  focus: (id: string) => void;
  level: () => ZoomLevel | undefined;
  setLevel: (level: ZoomLevel) => void;
  onselect: (id: string | undefined, how: { add: boolean }) => void;
  onhover: (id: string | undefined) => void;
  onopen: (id: string) => void;
  onmoved?: (viewport: Viewport) => void;
}

/** Where pointer, keyboard and viewport stand on a canvas, and what their events mean. Both canvases have one. */
export class Stand {
  viewport: Viewport = $state.raw({ zoom: 1, x: 0, y: 0, width: 0, height: 0 });
  private hovered: string | undefined = $state();
  private focused: string | undefined = $state();
  private last: string | undefined = $state();
  private view: View | undefined;

  constructor(private readonly asks: StandAsks) {}

  /** What is pointed at or has the keyboard. */
  get active(): string | undefined {
    return this.hovered ?? this.focused;
  }

  /** The mark the Tab key comes to. */
  get current(): string | undefined {
    const { selected, first, canFocus } = this.asks;
    return [this.focused, this.last, selected(), first()].find((id) => id !== undefined && canFocus(id));
  }

  get level(): ZoomLevel {
    return levelOf(this.viewport.zoom);
  }

  readonly keep = (view: View | undefined): void => {
    this.view = view;
  };

  readonly select = (id: string | undefined, add: boolean): void => {
    const again = id !== undefined && id === this.asks.selected() && !add;
    this.asks.onselect(again ? undefined : id, { add: again ? false : add });
  };

  readonly rest = (id: string | undefined): void => {
    this.focused = id;
    if (id !== undefined) this.last = id;
    this.view?.setActive(this.active);
  };

  readonly handlers: ViewHandlers = {
    select: (id, { add }) => this.select(id, add),
    hover: (id) => {
      this.hovered = id;
      this.view?.setActive(this.active);
      this.asks.onhover(id);
    },
    open: (id) => this.asks.onopen(id),
    moved: (next) => this.moved(next),
  };

  readonly zoomTo = (level: ZoomLevel): void => this.view?.zoomTo(level, this.asks.selected());
  readonly zoomBy = (factor: number): void => this.view?.zoomBy(factor);
  readonly fit = (): void => this.view?.fit();
  readonly centerOn = (id: string): void => this.view?.centerOn(id);

  readonly go = (id: string | undefined): void => {
    const target = id ?? this.current;
    if (target === undefined) return;
    this.last = target;
    this.view?.reveal(target);
    this.asks.focus(target);
  };

  /** The level is the caller's to set as well: called in an effect, it makes the zoom follow it. */
  follow(): void {
    const wanted = this.asks.level();
    if (wanted !== undefined && this.viewport.width > 0 && this.level !== wanted) this.zoomTo(wanted);
  }

  readonly press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { asks, focused } = this;
    const selected = asks.selected();
    if (event.key === '1' || event.key === '2' || event.key === '3')
      this.zoomTo(Number(event.key) as ZoomLevel);
    else if (event.key === 'Escape') {
      if (selected === undefined) return;
      asks.onselect(undefined, { add: false });
    } else if (event.key === 'Enter' && focused !== undefined && focused === selected && !event.shiftKey) {
      asks.onopen(focused);
    } else {
      const from = focused ?? this.current;
      const next = from === undefined ? false : asks.next(from, event);
      if (next === false) return;
      if (next !== undefined) this.go(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private moved(next: Viewport): void {
    const now = this.viewport;
    const same = next.zoom === now.zoom && next.x === now.x && next.y === now.y;
    if (same && next.width === now.width && next.height === now.height) return;
    const asked = now.width === 0 && next.width > 0 ? this.asks.level() : undefined;
    this.viewport = next;
    if (asked !== undefined && asked !== levelOf(next.zoom)) return this.zoomTo(asked);
    this.asks.setLevel(levelOf(next.zoom));
    this.asks.onmoved?.(next);
  }
}
