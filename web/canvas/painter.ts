import { readPalette, type Palette } from './palette.ts';
import type { Scene, Viewport } from './scene.ts';
import { Sprites } from './sprite.ts';

/** The canvas beneath the marks: one frame at a time, at the device's own resolution. */
export class Painter {
  /** The zoom rests: pictures are made at their exact size. */
  settled = true;
  private readonly canvas = document.createElement('canvas');
  private readonly context: CanvasRenderingContext2D | null;
  private readonly sprites = new Sprites(() => this.schedule());
  private palette: Palette;
  private scene: Scene | undefined;
  private before: Scene | undefined;
  private changedAt = 0;
  private active: string | undefined;
  private request = 0;

  constructor(
    private readonly element: HTMLElement,
    private readonly frame: () => void,
  ) {
    this.palette = readPalette(element);
    this.context = this.canvas.getContext('2d');
    this.canvas.className = 'paint';
    this.canvas.setAttribute('aria-hidden', 'true');
    element.prepend(this.canvas);
  }

  /** False where there is no canvas at all (a test without a browser). */
  get canDraw(): boolean {
    return this.context !== null;
  }

  /** Takes over a scene; between two of the same places, what changes strength does so by and by. */
  show(scene: Scene): void {
    this.before = this.scene?.key === scene.key ? this.scene : undefined;
    this.scene = scene;
    this.changedAt = performance.now();
  }

  setActive(id: string | undefined): void {
    if (this.active === id) return;
    this.active = id;
    this.schedule();
  }

  readTheme(): void {
    this.palette = readPalette(this.element);
    this.sprites.trim();
    this.schedule();
  }

  /** Asks for a frame, once however often it is called before the next one. */
  schedule(): void {
    if (this.request !== 0) return;
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      this.frame();
    });
  }

  paint(viewport: Viewport): void {
    const { context, scene, canvas } = this;
    const { width, height } = viewport;
    if (!context || !scene || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const passed =
      this.palette.move > 0 ? Math.min(1, (performance.now() - this.changedAt) / this.palette.move) : 1;
    const eased = 1 - (1 - passed) ** 3;
    const from = this.before;
    const strength = (id: string): number => {
      const to = scene.strength(id);
      return from ? from.strength(id) + (to - from.strength(id)) * eased : to;
    };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const { palette, sprites, settled, active } = this;
    scene.paint({ ...viewport, context, ratio, palette, sprites, settled, active, strength });
    if (passed < 1) this.schedule();
  }

  destroy(): void {
    cancelAnimationFrame(this.request);
    this.canvas.remove();
  }
}
