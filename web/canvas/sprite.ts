/**
 * Pictures drawn from SVG text, kept as bitmaps of the size they have on the screen: text stays crisp at every
 * zoom and a frame only copies bitmaps. While the zoom moves, an older size is good enough.
 */
export class Sprites {
  private readonly images = new Map<string, HTMLImageElement>();
  private readonly bitmaps = new Map<string, { canvas: HTMLCanvasElement; w: number; h: number }>();

  constructor(private readonly ready: () => void) {}

  /** Draws the picture at a place in device px. False while it is still being decoded. */
  draw(
    context: CanvasRenderingContext2D,
    svg: string,
    place: { x: number; y: number; w: number; h: number },
    settled: boolean,
  ): boolean {
    const w = Math.max(1, Math.round(place.w));
    const h = Math.max(1, Math.round(place.h));
    const kept = this.bitmaps.get(svg);
    if (kept && (!settled || (kept.w === w && kept.h === h))) {
      context.drawImage(kept.canvas, Math.round(place.x), Math.round(place.y), w, h);
      return true;
    }
    const image = this.image(svg);
    if (!image.complete || image.naturalWidth === 0) return false;
    const canvas = document.createElement('canvas');
    canvas.width = w;
    canvas.height = h;
    canvas.getContext('2d')?.drawImage(image, 0, 0, w, h);
    this.bitmaps.set(svg, { canvas, w, h });
    context.drawImage(canvas, Math.round(place.x), Math.round(place.y));
    return true;
  }

  /** Forgets pictures not drawn any more when there are too many (themes, languages, regions seen before). */
  trim(): void {
    if (this.images.size < 1200) return;
    this.images.clear();
    this.bitmaps.clear();
  }

  private image(svg: string): HTMLImageElement {
    const known = this.images.get(svg);
    if (known) return known;
    const image = new Image();
    image.addEventListener('load', this.ready, { once: true });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    this.images.set(svg, image);
    return image;
  }
}
