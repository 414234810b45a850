/** What the checker says, or the other answer when it throws. */
export function attempt<Result>(question: () => Result, otherwise: Result): Result {
  try {
    return question();
  } catch {
    return otherwise;
  }
}
