import { createHash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** Raised when the file is laid out otherwise; a reader refuses a higher one than it knows. */
export const formatVersion = 1;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Counts = Type.Record(Type.String(), Type.Integer({ minimum: 0 }));

/** What a backup holds, so that every byte of it can be checked before any of it is used. */
export const Manifest = Type.Object(
  {
    format: Type.Integer({ minimum: 1 }),
    product: Type.String(),
    /** ISO 8601, in UTC. */
    createdAt: Type.String(),
    schemaVersion: Type.Integer({ minimum: 0 }),
    dataVersion: Type.Integer({ minimum: 0 }),
    /** What else the product keeps about the graph as a whole. */
    meta: Type.Record(Type.String(), Type.Unknown()),
    /** Nodes by label (the one with the key) and relationships by type. */
    nodes: Counts,
    links: Counts,
    /** The digest of the graph's content, as `npm run digest` prints it. */
    digest: Sha256,
    /** sha256 of everything in plain form, the product's own records included. */
    content: Sha256,
    /** The compressed part of the file. */
    payload: Type.Object({ bytes: Type.Integer({ minimum: 0 }), sha256: Sha256 }),
  },
  { additionalProperties: false },
);
export type Manifest = Static<typeof Manifest>;

const headLine = /^liantu-backup (\d{1,9}) ([0-9a-f]{64})\n$/;
/** The first line is never longer; the rest of the file is not read for it. */
export const longestHeadLine = 14 + 10 + 64 + 1;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/**
 * The head of a file: a line with the manifest's length and hash, and the manifest. The payload follows to the end of
 * the file, and its length and hash are in the manifest: so no byte can change, be lost or be added unnoticed.
 */
export function toHead(manifest: Manifest): Buffer {
  const text = Buffer.from(`${JSON.stringify(manifest)}\n`);
  return Buffer.concat([Buffer.from(`liantu-backup ${text.length} ${sha256(text)}\n`), text]);
}

/** Where the manifest lies, or undefined when this is not the first line of a backup. */
export function readHeadLine(line: string): { bytes: number; sha256: string } | undefined {
  const match = headLine.exec(line);
  return match ? { bytes: Number(match[1]), sha256: match[2]! } : undefined;
}

/** The manifest in these bytes, or undefined when they are not what the first line promised. */
export function readManifest(bytes: Buffer, expected: string): Manifest | undefined {
  if (sha256(bytes) !== expected) return undefined;
  const manifest: unknown = JSON.parse(bytes.toString('utf8'));
  // A later format may say more: what it is, is told before its manifest is held against ours.
  if (isLater(manifest)) return manifest;
  return Value.Check(Manifest, manifest) ? manifest : undefined;
}

const isLater = (manifest: unknown): manifest is Manifest =>
  typeof manifest === 'object' &&
  manifest !== null &&
  'format' in manifest &&
  Number(manifest.format) > formatVersion;
