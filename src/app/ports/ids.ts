/** Makes ids that nobody can guess; a drill's are a reproducible sequence. */
export interface Ids {
  next(prefix: string): string;
}
