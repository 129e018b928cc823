import { attribute, type XmlHandler } from './xml.ts';

/** Reads which part a relation's id or type leads to. */
export class RelationReader implements XmlHandler {
  readonly targets = new Map<string, string>();
  readonly byType = new Map<string, string>();

  open(name: string, attributes: string): void {
    if (name !== 'Relationship') return;
    const target = attribute(attributes, 'Target') ?? '';
    this.targets.set(attribute(attributes, 'Id') ?? '', target);
    this.byType.set((attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '', target);
  }

  close(): void {
    // Relations are all in attributes.
  }

  text(): void {
    // Relations are all in attributes.
  }
}

/** One sheet as the workbook lists it. */
export interface ListedSheet {
  name: string;
  relation: string;
  hidden: boolean;
}

/** Reads the list of sheets, and from when days are counted. */
export class BookReader implements XmlHandler {
  readonly sheets: ListedSheet[] = [];
  from1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') this.from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    else if (name === 'sheet') {
      this.sheets.push({
        name: attribute(attributes, 'name') ?? '',
        relation: attribute(attributes, 'id') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      });
    }
  }

  close(): void {
    // The list is all in attributes.
  }

  text(): void {
    // The list is all in attributes.
  }
}

/** A relation's target as the name of a part: relative to the folder of the part that names it, or from the root. */
export function toPartName(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/').filter(Boolean)) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
