/** A name that wants a place under or beside its mark. */
export interface NameWish {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  /** Higher goes first. */
  value: number;
  /** Always shown: the selected one and its neighbours. */
  always: boolean;
}

/** The names that can stand without touching another: the always shown first, then by value, then by id. */
export function chooseNames(wishes: readonly NameWish[]): Set<string> {
  const order = [...wishes].sort(
    (a, b) => Number(b.always) - Number(a.always) || b.value - a.value || (a.id < b.id ? -1 : 1),
  );
  const taken: NameWish[] = [];
  const shown = new Set<string>();
  for (const wish of order) {
    const touches = taken.some(
      (other) =>
        wish.x < other.x + other.w &&
        other.x < wish.x + wish.w &&
        wish.y < other.y + other.h &&
        other.y < wish.y + wish.h,
    );
    if (touches && !wish.always) continue;
    taken.push(wish);
    shown.add(wish.id);
  }
  return shown;
}
