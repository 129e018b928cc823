import type { RegionTerm } from '../../graph/mapping-terms.ts';
import { Recent } from './recent.ts';

interface Known {
  region: RegionTerm;
  /** The name alone says nothing: 高新区 is one of many, 城阳 may be a street. */
  weak: boolean;
}

interface Match {
  at: number;
  length: number;
  known: Known[];
}

const levels = ['country', 'province', 'city', 'district', 'zone'];
const ending = /(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|自治[州县旗]|地区|省|市|区|县|盟|旗)$/u;
const street = /^[一-龥]{0,2}(?:路|街|大道|大街|胡同|巷)/u;

const normalise = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Finds the region that a name or an address means. */
export class RegionFinder {
  #byCode = new Map<string, RegionTerm>();
  #byName = new Map<string, Known[]>();
  #longest = 0;
  /** Lists repeat their places. */
  #asked = new Recent<string | null>();

  constructor(regions: RegionTerm[]) {
    for (const region of regions) this.#byCode.set(region.code, region);
    for (const region of regions) this.#addNames(region);
  }

  /**
   * The code of the region that the text means: the deepest one named in it whose parents fit the other names. Names
   * that many regions have count only inside one that is named beside them, or inside `context`. Undefined when
   * nothing is found, or more than one.
   */
  find(text: string, context?: string): string | undefined {
    const key = `${context ?? ''}|${text}`;
    const known = this.#asked.get(key);
    if (known !== undefined) return known ?? undefined;
    const found = this.#search(text, context);
    this.#asked.set(key, found ?? null);
    return found;
  }

  #search(text: string, context: string | undefined): string | undefined {
    const word = normalise(text);
    if (this.#byCode.has(word)) return word;
    const matches = this.#match(word);
    const scored = matches.flatMap((match) =>
      match.known.map((known) => this.#score(known, match, matches, word, context)),
    );
    const fitting = scored.filter(({ valid }) => valid);
    if (fitting.length === 0) return undefined;
    const best = fitting.reduce((one, other) => (compare(other, one) > 0 ? other : one));
    const rivals = new Set(fitting.filter((one) => compare(one, best) === 0).map(({ code }) => code));
    return rivals.size === 1 ? best.code : undefined;
  }

  /** The prefecture (or province, where it has none) that a region lies in, or is. */
  cityOf(code: string): string {
    const chain = this.#chain(code);
    return chain.find((one) => this.#byCode.get(one)?.level === 'city') ?? code;
  }

  #addNames(region: RegionTerm): void {
    // 黄岛区（西海岸新区） goes by both names.
    for (const name of normalise(region.name).split(/[()]/)) if (name !== '') this.#addName(name, region);
  }

  #addName(name: string, region: RegionTerm): void {
    this.#add(name, region, false);
    const short = name.replace(ending, '');
    const isGeneral = region.level === 'province' || region.level === 'city' || region.level === 'country';
    if (short.length >= 2 && short !== name) this.#add(short, region, !isGeneral);
    if (region.level === 'zone') this.#addZone(name, region);
  }

  /** 青岛高新区 is also 高新区, 青岛高新技术产业开发区 and 高新技术产业开发区, in Qingdao. */
  #addZone(name: string, region: RegionTerm): void {
    const owners = this.#chain(region.code).slice(1);
    const prefixes = owners.flatMap((code) => {
      const owner = normalise(this.#byCode.get(code)?.name ?? '');
      return [owner, owner.replace(ending, '')].filter((prefix) => prefix !== '');
    });
    const prefix =
      prefixes.filter((one) => name.startsWith(one)).toSorted((a, b) => b.length - a.length)[0] ?? '';
    const bare = name.slice(prefix.length);
    const long = bare.replace(/^高新区$/, '高新技术产业开发区').replace(/^经开区$/, '经济技术开发区');
    const shortened = bare.replace(/高新技术产业开发区$/, '高新区').replace(/经济技术开发区$/, '经开区');
    for (const one of new Set([bare, long, shortened])) {
      if (one.length < 2) continue;
      if (one !== name) this.#add(one, region, true);
      if (prefix !== '' && prefix + one !== name) this.#add(prefix + one, region, false);
    }
  }

  #add(name: string, region: RegionTerm, weak: boolean): void {
    const known = this.#byName.get(name) ?? [];
    if (known.some((one) => one.region === region)) return;
    this.#byName.set(name, [...known, { region, weak }]);
    this.#longest = Math.max(this.#longest, name.length);
  }

  /** Names in the text from left to right, the longest first at each place. */
  #match(word: string): Match[] {
    const matches: Match[] = [];
    for (let at = 0; at < word.length; at += 1) {
      const match = this.#longestAt(word, at);
      if (!match) continue;
      matches.push(match);
      at += match.length - 1;
    }
    return matches;
  }

  #longestAt(word: string, at: number): Match | undefined {
    for (let length = Math.min(this.#longest, word.length - at); length >= 2; length -= 1) {
      const known = this.#byName.get(word.slice(at, at + length));
      // 北京路 is a street.
      if (
        known &&
        !(at > 0 && street.test(word.slice(at + length)) && !ending.test(word.slice(at, at + length)))
      ) {
        return { at, length, known };
      }
    }
    return undefined;
  }

  #score({ region, weak }: Known, match: Match, matches: Match[], word: string, context: string | undefined) {
    const chain = this.#chain(region.code);
    const explained = matches.filter(
      (one) => one === match || one.known.some(({ region: other }) => chain.includes(other.code)),
    ).length;
    const inContext = context !== undefined && chain.includes(context);
    const isWhole = match.length === word.length && match.known.length === 1 && region.level === 'district';
    return {
      code: region.code,
      valid: !weak || explained > 1 || inContext || isWhole,
      explained,
      inContext,
      depth: levels.indexOf(region.level),
    };
  }

  /** A region and those above it. */
  #chain(code: string): string[] {
    const chain: string[] = [];
    for (
      let at: string | undefined = code;
      at !== undefined && !chain.includes(at);
      at = this.#byCode.get(at)?.parent
    ) {
      chain.push(at);
    }
    return chain;
  }
}

interface Scored {
  explained: number;
  inContext: boolean;
  depth: number;
}

const compare = (one: Scored, other: Scored): number =>
  one.explained - other.explained ||
  Number(one.inContext) - Number(other.inContext) ||
  one.depth - other.depth;
