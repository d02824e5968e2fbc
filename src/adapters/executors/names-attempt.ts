/** Whether a name holds the attempt's id as a word of its own, so that one id inside another does not count. */
export function namesAttempt(name: string, attemptId: string): boolean {
  const isPart = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9_-]/.test(character);
  for (let at = name.indexOf(attemptId); at !== -1; at = name.indexOf(attemptId, at + 1))
    if (!isPart(name[at - 1]) && !isPart(name[at + attemptId.length])) return true;
  return false;
}
