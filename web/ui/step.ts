/** One step of a way: behind, here, or ahead. With `onclick` one can go (back) to it. */
export interface Step {
  id: string;
  text: string;
  state: 'done' | 'now' | 'ahead';
  onclick?: (() => void) | undefined;
}
