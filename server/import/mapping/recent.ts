const mostKept = 20_000;

/** Answers to questions that are asked again and again; forgets all of them when they become too many. */
export class Recent<Answer> {
  #answers = new Map<string, Answer>();

  get(key: string): Answer | undefined {
    return this.#answers.get(key);
  }

  set(key: string, answer: Answer): void {
    if (this.#answers.size >= mostKept) this.#answers.clear();
    this.#answers.set(key, answer);
  }
}
