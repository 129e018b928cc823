/** A call unanswered for so long makes the database suspect. */
const lateMs = 1500;

/**
 * The work's result. A hung database sends no error, so work that is late has `probe` ask on another connection,
 * again and again until it is done; where that is not answered either, this fails with `giveUp()`.
 */
export async function orHung<Result>(
  work: Promise<Result>,
  probe: () => Promise<boolean>,
  giveUp: () => Error,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  let done = false;
  const hung = new Promise<never>((_, reject) => {
    const watch = async () => {
      if (!(await probe())) reject(giveUp());
      else if (!done) later();
    };
    const later = () => (timer = setTimeout(() => void watch(), lateMs).unref());
    later();
  });
  try {
    return await Promise.race([work, hung]);
  } finally {
    done = true;
    clearTimeout(timer);
  }
}
