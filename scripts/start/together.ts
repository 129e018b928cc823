/**
 * Runs jobs side by side. When one fails, or the signal says so, the others are called off; resolves or rejects only
 * when all have ended, so nothing goes on behind the caller's back.
 */
export async function together(
  signal: AbortSignal,
  jobs: ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  let first: { error: unknown } | undefined;
  await Promise.all(
    jobs.map((job) =>
      job(either).catch((error: unknown) => {
        first ??= { error };
        failed.abort();
      }),
    ),
  );
  if (first) throw first.error;
}
