import type { ColumnMapping, Encoding, SheetPreview, SheetReading } from '../../../../server/contract/import-reading.ts';

/** The field that says where a firm is. */
export const regionField = 'firms.region_code';

/** Fields that several columns may fill together. */
const takesSeveral = /\.(aliases|former_names|products|tiers|note|stage_id|source_ids)$/;

/** How one sheet is to be read: as the server proposes, as far as the user has not changed it. */
export class SheetDraft {
  readonly preview: SheetPreview;
  encoding = $state<Encoding | undefined>();
  skip = $state(false);
  /** Absent for a sheet that is a table by its headers. */
  columns = $state.raw<readonly ColumnMapping[] | undefined>();
  defaults = $state.raw<Readonly<Record<string, string>>>({});

  /** `region` stands for every row of a sheet of firms that does not say where they are. */
  constructor(preview: SheetPreview, region: string) {
    this.preview = preview;
    this.encoding = this.#proposed;
    this.skip = preview.skip;
    this.columns = preview.table === undefined ? preview.columns?.map(mappingOf) : undefined;
    this.defaults = { ...preview.defaults };
    if (this.lacksRegion && this.defaults[regionField] === undefined) this.fill(regionField, region);
  }

  get #proposed(): Encoding | undefined {
    return this.preview.encoding ?? this.preview.encodings?.[0]?.encoding;
  }

  /** Read in another encoding the headers are others: the columns shown are not those of the file. */
  get isOther(): boolean {
    return !this.preview.encodingConfirmed && this.encoding !== this.#proposed;
  }

  /** Whether it is read column by column, and is read at all. */
  get isFree(): boolean {
    return this.columns !== undefined && !this.skip && !this.isOther;
  }

  /** The fields that columns are mapped to. */
  get mapped(): string[] {
    return (this.columns ?? []).flatMap(({ field }) => (field === undefined ? [] : [field]));
  }

  /** Whether it is about firms and no column says where they are. */
  get lacksRegion(): boolean {
    const { mapped } = this;
    return this.isFree && mapped.some((field) => field.startsWith('firms.')) && !mapped.includes(regionField);
  }

  /** A field that two columns are mapped to although it holds one value. */
  get twice(): string | undefined {
    const { mapped } = this;
    return mapped.find((field, at) => !takesSeveral.test(field) && mapped.indexOf(field) !== at);
  }

  /** Maps a column to a field, or to none; the factor proposed belongs to the field proposed. */
  map(at: number, field: string | undefined): void {
    const guess = this.preview.columns?.[at];
    const factor = guess?.field === field ? guess?.factor : undefined;
    this.#put(at, field, factor);
  }

  /** Says what the numbers of a column are multiplied by. */
  measure(at: number, factor: number): void {
    this.#put(at, this.columns?.[at]?.field, factor === 1 ? undefined : factor);
  }

  /** Gives every row a value; undefined takes it away. */
  fill(field: string, value: string | undefined): void {
    const { [field]: _, ...rest } = this.defaults;
    this.defaults = value === undefined || value === '' ? rest : { ...rest, [field]: value };
  }

  /** What to send; undefined when it is read as the server reads it anyway. */
  get reading(): SheetReading | undefined {
    const { file, encodingConfirmed } = this.preview;
    const confirms = !encodingConfirmed && this.encoding !== undefined;
    if (!this.isFree && !confirms && this.skip === this.preview.skip) return undefined;
    return {
      file,
      ...(this.encoding === undefined ? {} : { encoding: this.encoding }),
      ...(this.skip ? { skip: true } : {}),
      ...(this.isFree && this.columns ? { columns: [...this.columns] } : {}),
      ...(this.isFree ? this.#defaults() : {}),
    };
  }

  /** A column that has come to hold a field takes the place of its default. */
  #defaults(): Pick<SheetReading, 'defaults'> {
    const { mapped } = this;
    const used = Object.entries(this.defaults).filter(([field]) => !mapped.includes(field));
    return used.length === 0 ? {} : { defaults: Object.fromEntries(used) };
  }

  #put(at: number, field: string | undefined, factor: number | undefined): void {
    this.columns = this.columns?.map((column, index) =>
      index === at ? mappingOf({ header: column.header, field, factor }) : column,
    );
  }
}

const mappingOf = ({ header, field, factor }: { header: string; field?: string | undefined; factor?: number | undefined }): ColumnMapping => ({
  header,
  ...(field === undefined ? {} : { field }),
  ...(field === undefined || factor === undefined ? {} : { factor }),
});
