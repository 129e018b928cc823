/** What an honour says of a firm, 0 to 1; the first that fits. Named but not weighed: 0.4. */
const grades: readonly [RegExp, number][] = [
  [/小巨人|单项冠军|500\s*强|国家级|独角兽/, 1],
  [/^上市|上市公司$|listed/i, 0.8],
  [/专精特新|瞪羚|重点/, 0.8],
  [/高新技术企业|培育库/, 0.6],
];
const namedOnly = 0.4;

/** How an honour is graded, 0 to 1. */
export const gradeQuality = (quality: string): number =>
  grades.find(([pattern]) => pattern.test(quality))?.[1] ?? namedOnly;

/** The best of a firm's honours with its grade, undefined where none is named. Ties by name. */
export function bestQuality(qualities: readonly string[]): { quality: string; grade: number } | undefined {
  return qualities
    .map((quality) => ({ quality, grade: gradeQuality(quality) }))
    .sort((a, b) => b.grade - a.grade || (a.quality < b.quality ? -1 : 1))[0];
}
