/** What the import reads, by the end of the name. */
const readable = /\.(csv|tsv|txt|xlsx|zip)$/i;
export const mostFiles = 20;
export const mostBytes = 200 * 1024 * 1024;
/** For the file dialog. */
export const accepted = '.csv,.tsv,.txt,.xlsx,.zip';

/** Files to send, or why they are not sent. */
export type Picked =
  | { is: 'files'; files: File[] }
  | { is: 'none' }
  | { is: 'many'; count: number }
  | { is: 'large'; name: string };

/** Keeps the files that can be tables; a folder brings others along. */
export function pick(files: readonly File[]): Picked {
  const usable = files.filter(({ name }) => readable.test(name) && !name.startsWith('.') && !name.startsWith('~$'));
  const large = usable.find(({ size }) => size > mostBytes);
  if (large) return { is: 'large', name: large.name };
  if (usable.length === 0) return { is: 'none' };
  return usable.length > mostFiles ? { is: 'many', count: usable.length } : { is: 'files', files: usable };
}

/** The files of what was dropped; a folder is opened, one level deep as the tables lie. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? undefined);
  if (entries.every((entry) => !entry?.isDirectory)) return [...data.files];
  const files = await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])));
  return files.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  const inside = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  const files = inside.filter(({ isFile }) => isFile).map((one) => fileOf(one as FileSystemFileEntry));
  return Promise.all(files);
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A reader gives a hundred at a time, and none at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return some.length === 0 ? [] : [...some, ...(await entriesOf(reader))];
}
