import { userInfo } from 'node:os';

/** Who is at work: the product has one user, the one who started it. */
export function readAuthor(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's table, as in some containers.
    return 'local';
  }
}
