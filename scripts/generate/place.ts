import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { listedFirms } from './listed-firms.ts';
import { below, type Draw, zipf } from './random.ts';

interface RegionRow {
  code: string;
  name: string;
  level: string;
  within: string;
}

/** A prefecture or municipality with its districts, and how it is called in names of firms. */
interface City {
  code: string;
  word: string;
  districts: string[];
  weight: number;
}

export interface Place {
  code: string;
  /** The word a name begins with: 青岛. */
  word: string;
}

const readTable = async (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../data/${path}`, import.meta.url)), 'utf8');

/** How many listed firms stand in each region: from the national firms that ship, else from the table of this script. */
async function countListed(): Promise<ReadonlyMap<string, number>> {
  const text = await readTable('national/firms.csv').catch(() => undefined);
  if (text === undefined) return new Map(Object.entries(listedFirms));
  const rows: { region_code: string }[] = parse(text, { columns: true, bom: true });
  const counts = new Map<string, number>();
  for (const { region_code: code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** A place that no listed firm names is not empty. */
const leastWeight = 0.5;
const municipality = /^(11|12|31|50)0000$/;
const isSeat = ({ code, level }: RegionRow): boolean => level === 'city' || municipality.test(code);
const wordOf = (name: string): string =>
  name
    .replace(/(市|地区|盟)$/, '')
    .replace(/(.{2,}?)(?:[\u4e00-\u9fff]{1,4}族)+自治州$|(.{2,}?)(?:哈萨克|蒙古|柯尔克孜)*自治州$/, '$1$2');

/** Draws places as listed firms stand: more in Shenzhen and Shanghai than in Lhasa. */
export class Places {
  readonly #cities: readonly City[];
  readonly #upTo: Float64Array;

  constructor(rows: readonly RegionRow[], listed: ReadonlyMap<string, number>) {
    this.#cities = toCities(rows, listed);
    let sum = 0;
    this.#upTo = Float64Array.from(this.#cities, ({ weight }) => (sum += weight));
  }

  static async read(): Promise<Places> {
    const rows: RegionRow[] = parse(await readTable('regions/regions.csv'), { columns: true });
    return new Places(rows, await countListed());
  }

  /** A prefecture in proportion to its listed firms; three in five firms are known to the district. */
  draw(draw: Draw): Place {
    const city = this.#drawCity(draw);
    const inDistrict = draw() < 0.6 && city.districts.length > 0;
    return {
      code: inDistrict ? city.districts[zipf(draw, city.districts.length)]! : city.code,
      word: city.word,
    };
  }

  /** Any prefecture, each as likely as the others. */
  drawEvenly(draw: Draw): Place {
    const { code, word } = this.#cities[below(draw, this.#cities.length)]!;
    return { code, word };
  }

  #drawCity(draw: Draw): City {
    const wanted = draw() * this.#upTo.at(-1)!;
    let [low, high] = [0, this.#upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#upTo[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#cities[low]!;
  }
}

/** Firms known only to a province are spread over its prefectures as those known better are. */
function toCities(rows: readonly RegionRow[], listed: ReadonlyMap<string, number>): City[] {
  const seats = rows.filter(isSeat);
  const direct = new Map(
    seats.map(({ code }) => {
      const inside = rows.filter((row) => row.within === code).map((row) => row.code);
      return [code, [code, ...inside].reduce((sum, each) => sum + (listed.get(each) ?? 0), leastWeight)];
    }),
  );
  return seats.map(({ code, name }) => {
    const province = `${code.slice(0, 2)}0000`;
    const beside = seats.filter((other) => other.code.startsWith(code.slice(0, 2)));
    const known = beside.reduce((sum, other) => sum + direct.get(other.code)!, 0);
    const vague = province === code ? 0 : (listed.get(province) ?? 0);
    return {
      code,
      word: wordOf(name),
      districts: rows.filter((row) => row.within === code && row.level === 'district').map((row) => row.code),
      weight: direct.get(code)! * (1 + vague / known),
    };
  });
}
