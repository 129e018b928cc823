/** Numbers in a row that grows: 4 or 8 bytes each, where an array of objects takes a hundred. */
class Numbers<List extends Int32Array | Uint32Array | Float64Array | Uint8Array> {
  #values: List;
  readonly #make: (length: number) => List;
  length = 0;

  constructor(make: (length: number) => List) {
    this.#make = make;
    this.#values = make(64);
  }

  /** The number at a place; 0 where none was set. */
  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow(place);
    this.#values[place] = value;
    if (place >= this.length) this.length = place + 1;
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  #grow(place: number): void {
    // By half: doubling would hold three times what is needed while it copies.
    const grown = this.#make(Math.max(place + 1, Math.ceil(this.#values.length * 1.5)));
    grown.set(this.#values);
    this.#values = grown;
  }
}

/** Whole numbers below 2^31. */
export class Int32List extends Numbers<Int32Array> {
  constructor() {
    super((length) => new Int32Array(length));
  }
}

/** Whole numbers from 0 to below 2^32. */
export class Uint32List extends Numbers<Uint32Array> {
  constructor() {
    super((length) => new Uint32Array(length));
  }
}

/** Numbers up to 2^53, such as places in a file. */
export class Float64List extends Numbers<Float64Array> {
  constructor() {
    super((length) => new Float64Array(length));
  }
}

/** Numbers below 256. */
export class Uint8List extends Numbers<Uint8Array> {
  constructor() {
    super((length) => new Uint8Array(length));
  }
}
