import cytoscape, { type Core, type NodeSingular } from 'cytoscape';
import { Painter } from './painter.ts';
import { onPrint } from './print.ts';
import type { Scene, Viewport } from './scene.ts';
import { keepStyleElementOut, markStyle } from './style.ts';
import { syncElements } from './sync.ts';
import { watchTheme } from './theme.ts';
import { fitZoom, leastZoom, mostZoom, opening, placed, zoomFor } from './zoom.ts';
import type { ZoomLevel } from './labels.ts';

/** What a canvas tells its component. */
export interface ViewHandlers {
  select: (id: string | undefined, how: { add: boolean }) => void;
  hover: (id: string | undefined) => void;
  open: (id: string) => void;
  moved: (viewport: Viewport) => void;
}

/**
 * One cytoscape instance for the life of the component: it holds the marks, the viewport and all gestures.
 * It draws nothing: its textures resample text at any zoom but 1, so the picture is painted on a canvas beneath.
 */
export class View {
  private readonly cy: Core;
  private readonly painter: Painter;
  private readonly observer: ResizeObserver | undefined;
  private readonly unwatch: () => void;
  private readonly unprint: () => void;
  private onScreen: Viewport | undefined;
  private scene: Scene | undefined;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private opened = '';
  private lastTap = { id: '', at: 0 };

  constructor(
    private readonly element: HTMLElement,
    private readonly handlers: ViewHandlers,
  ) {
    this.painter = new Painter(element, () => this.paint());
    keepStyleElementOut(element.ownerDocument);
    this.cy = cytoscape({
      ...(this.painter.canDraw ? { container: element } : { headless: true, styleEnabled: true }),
      style: markStyle,
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      minZoom: leastZoom,
      maxZoom: mostZoom,
      pixelRatio: 1,
    });
    this.listen();
    this.unwatch = watchTheme(() => this.painter.readTheme());
    this.unprint = onPrint(
      window,
      () => this.toPaper(),
      () => this.fromPaper(),
    );
    if (typeof ResizeObserver !== 'undefined') {
      this.observer = new ResizeObserver(() => this.resize());
      this.observer.observe(element);
    }
  }

  /** Shows a scene. Marks are added, moved and removed by id; the viewport stays unless the key is new. */
  sync(scene: Scene): void {
    this.scene = scene;
    this.painter.show(scene);
    syncElements(this.cy, scene.marks);
    if (this.opened !== scene.key && this.hasSize()) this.openAfresh();
    this.painter.schedule();
  }

  setActive(id: string | undefined): void {
    this.painter.setActive(id);
  }

  zoomTo(level: ZoomLevel, around?: string): void {
    if (!this.scene) return;
    const { width, height } = this.size();
    const zoom = zoomFor(level, fitZoom(this.scene, width, height));
    if (level === 2 && zoom < 1) return this.apply(placed(this.scene, zoom, width, height));
    const mark = this.scene.marks.find((one) => one.id === around);
    const position = mark ? { x: mark.x + mark.w / 2, y: mark.y + mark.h / 2 } : this.middle();
    this.cy.zoom({ level: zoom, position });
    if (mark) this.centerOn(mark.id);
  }

  /** One step of the buttons. */
  zoomBy(factor: number): void {
    const { width, height } = this.size();
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  fit(): void {
    if (!this.scene) return;
    const { width, height } = this.size();
    this.apply(placed(this.scene, fitZoom(this.scene, width, height), width, height));
  }

  centerOn(id: string): void {
    const node = this.cy.getElementById(id);
    if (node.nonempty()) this.cy.center(node);
  }

  /** Moves just far enough to bring a mark into sight. */
  reveal(id: string): void {
    const mark = this.scene?.marks.find((one) => one.id === id);
    if (!mark || !this.hasSize()) return;
    const { width, height } = this.size();
    const zoom = this.cy.zoom();
    const pan = this.cy.pan();
    const shift = (start: number, length: number, least: number, most: number): number =>
      start < least
        ? least - start
        : start + length > most
          ? Math.max(most - start - length, least - start)
          : 0;
    const x = shift(mark.x * zoom + pan.x, mark.w * zoom, 16, width - 16);
    const y = shift(mark.y * zoom + pan.y, mark.h * zoom, (this.scene?.head ?? 0) + 28, height - 16);
    if (x !== 0 || y !== 0) this.cy.panBy({ x, y });
  }

  destroy(): void {
    clearTimeout(this.settling);
    this.observer?.disconnect();
    this.unwatch();
    this.unprint();
    this.cy.destroy();
    this.painter.destroy();
  }

  private listen(): void {
    this.cy.on('viewport', () => {
      this.painter.settled = false;
      clearTimeout(this.settling);
      this.settling = setTimeout(() => {
        this.painter.settled = true;
        this.painter.schedule();
      }, 90);
      this.painter.schedule();
    });
    this.cy.on('tap', (event) => {
      const id = event.target === this.cy ? undefined : (event.target as NodeSingular).id();
      const now = performance.now();
      const again = id !== undefined && this.lastTap.id === id && now - this.lastTap.at < 300;
      this.lastTap = { id: id ?? '', at: now };
      if (again) this.handlers.open(id);
      else
        this.handlers.select(id, { add: (event.originalEvent as MouseEvent | undefined)?.shiftKey === true });
    });
    this.cy.on('mouseover', 'node', (event) => this.handlers.hover((event.target as NodeSingular).id()));
    this.cy.on('mouseout', 'node', () => this.handlers.hover(undefined));
  }

  private size(): { width: number; height: number } {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  private hasSize(): boolean {
    return this.element.clientWidth > 0 && this.element.clientHeight > 0;
  }

  private middle(): { x: number; y: number } {
    const { width, height } = this.size();
    const pan = this.cy.pan();
    const zoom = this.cy.zoom();
    return { x: (width / 2 - pan.x) / zoom, y: (height / 2 - pan.y) / zoom };
  }

  private openAfresh(): void {
    if (!this.scene) return;
    const { width, height } = this.size();
    this.opened = this.scene.key;
    this.apply(opening(this.scene, this.scene.marks.length, width, height));
  }

  /** The whole drawing, painted at once: no frame comes between the event and the paper. */
  private toPaper(): void {
    if (!this.hasSize()) return;
    this.onScreen = { zoom: this.cy.zoom(), ...this.cy.pan(), ...this.size() };
    this.fit();
    this.painter.settled = true;
    this.paint();
  }

  private fromPaper(): void {
    if (this.onScreen) this.apply(this.onScreen);
    this.onScreen = undefined;
  }

  private apply({ zoom, x, y }: Viewport): void {
    this.cy.viewport({ zoom, pan: { x, y } });
  }

  private resize(): void {
    if (!this.hasSize()) return;
    this.cy.resize();
    if (this.scene && this.opened !== this.scene.key) this.openAfresh();
    this.painter.schedule();
  }

  private paint(): void {
    const { width, height } = this.size();
    const pan = this.cy.pan();
    const viewport: Viewport = {
      zoom: this.cy.zoom(),
      x: Math.round(pan.x),
      y: Math.round(pan.y),
      width,
      height,
    };
    this.handlers.moved(viewport);
    this.painter.paint(viewport);
  }
}
