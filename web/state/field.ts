import { isAsOf } from './as-of.ts';

/** A part of the address: how it is read (undefined: not understood) and written. */
export interface Field<T> {
  read: (text: string) => T | undefined;
  write: (value: T) => string;
}

const matching = (pattern: RegExp): Field<string> => ({
  read: (text) => (pattern.test(text) ? text : undefined),
  write: (value) => value,
});

/** One of a closed set. */
export const oneOf = <T extends string>(allowed: readonly T[]): Field<T> => ({
  read: (text) => allowed.find((value) => value === text),
  write: (value) => value,
});

/** Some of a closed set, in its order, with commas. */
export const listOf = <T extends string>(allowed: readonly T[]): Field<T[]> => ({
  read: (text) => {
    const parts = text.split(',');
    const kept = allowed.filter((value) => parts.includes(value));
    return kept.length > 0 && kept.length === new Set(parts).size ? kept : undefined;
  },
  write: (values) => allowed.filter((value) => values.includes(value)).join(','),
});

export const flag: Field<boolean> = {
  read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  write: (value) => (value ? '1' : '0'),
};

export const regionCode = matching(/^([0-9]{6}(-[a-z0-9-]{1,40})?|[A-Z]{2})$/);
export const slug = matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);
/** A year, a month or a day. */
export const date: Field<string> = {
  read: (value) => (isAsOf(value) ? value : undefined),
  write: (value) => value,
};
export const text = matching(/^[^\p{Cc}]{1,200}$/u);
export const weightsText = matching(/^[a-z-]{1,40}:(0|1|0?\.\d{1,4})(,[a-z-]{1,40}:(0|1|0?\.\d{1,4}))*$/);
/** A number above 0 and at most 1, with three decimals at most. */
export const fraction: Field<number> = {
  read: (value) => (/^(1|0\.\d{1,3})$/.test(value) && Number(value) > 0 ? Number(value) : undefined),
  write: (value) => String(Number(value.toFixed(3))),
};
export const column = matching(/^-?[a-zA-Z]{1,40}$/);

/** Texts that may hold anything, commas too; each once. */
export const textList: Field<string[]> = {
  read: (value) => {
    try {
      const parts = value.split(',').map(decodeURIComponent);
      return parts.every((part) => text.read(part) !== undefined) ? [...new Set(parts)] : undefined;
    } catch {
      return undefined;
    }
  },
  write: (values) => values.map(encodeURIComponent).join(','),
};
