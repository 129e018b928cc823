/** A region of the bundle with the one it lies in; those that ship are named only. */
export interface Place {
  code: string;
  level: 'province' | 'city' | 'district' | 'zone';
  within: string;
  ships?: true;
}

const shipping = (code: string, ...districts: string[]): Place[] => [
  { code, level: 'city', within: `${code.slice(0, 2)}0000`, ships: true },
  ...districts.map((district): Place => ({ code: district, level: 'district', within: code, ships: true })),
];

/** A city nobody has heard of, with two districts and a zone in the first. */
const invented = (number: number): Place[] => {
  const prefix = `99${String(number).padStart(2, '0')}`;
  const [city, one, two] = [`${prefix}00`, `${prefix}02`, `${prefix}03`];
  return [
    { code: city, level: 'city', within: '990000' },
    { code: one, level: 'district', within: city },
    { code: two, level: 'district', within: city },
    { code: `${city}-hub`, level: 'zone', within: one },
  ];
};

/** Fourteen cities with producers, and a fifteenth that has none; a province with firms of which no city is known. */
export const places: Place[] = [
  { code: '990000', level: 'province', within: '100000' },
  ...shipping('370200', '370211', '370212', '370214'),
  { code: '370200-hitech', level: 'zone', within: '370214', ships: true },
  ...shipping('430200', '430202'),
  ...shipping('440300', '440305'),
  ...shipping('320100', '320102'),
  ...shipping('320500', '320505'),
  ...shipping('330100'),
  ...shipping('210100'),
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(invented),
];

export const cities = places.filter(({ level }) => level === 'city').map(({ code }) => code);
/** The city that has firms but none in production. */
export const idleCity = cities.at(-1)!;

/** Whether a place lies in another, or is it. */
export function liesIn(code: string, outer: string): boolean {
  if (code === outer) return true;
  const within =
    places.find((place) => place.code === code)?.within ?? (/^[^1].0000$/.test(code) ? '100000' : undefined);
  return within !== undefined && liesIn(within, outer);
}

/** Whether one of two places surrounds the other, so that who stands in the outer may stand in the inner. */
export const surrounds = (outer: string, inner: string): boolean => outer !== inner && liesIn(inner, outer);
