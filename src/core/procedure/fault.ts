/** What is wrong in a procedure's file, where (1-based), and how to mend it. */
export interface Fault {
  line: number;
  column: number;
  /** Where in the file, such as `steps.notify.within`; '' for the file as a whole. */
  path: string;
  message: string;
  hint?: string;
}

/** A path into the file's data: keys and list positions. */
export type FilePath = readonly (string | number)[];

/** A fault before it has a place in the text. `at` says whether the key or the value is meant. */
export interface FoundFault {
  path: FilePath;
  at: 'key' | 'value';
  /** Characters from the start of the value, for a fault inside a text. */
  offset: number;
  message: string;
  hint?: Hint;
  /** What is said to be missing may stand where the YAML could not be read; then nothing is claimed. */
  claimsAbsence?: boolean;
}

/** A hint, or how to find it: looking for similar names is only done for faults that are shown. */
export type Hint = string | (() => string | undefined);

/** A fault of the value at `path`. */
export function faultAt(path: FilePath, message: string, hint?: Hint): FoundFault {
  return { path, at: 'value', offset: 0, message, ...(hint === undefined ? {} : { hint }) };
}

/** A fault that says that something is not there. */
export function absenceAt(path: FilePath, message: string, hint?: Hint): FoundFault {
  return { ...faultAt(path, message, hint), claimsAbsence: true };
}

/** A fault of the key at `path`. */
export function faultAtKey(path: FilePath, message: string, hint?: Hint): FoundFault {
  return { ...faultAt(path, message, hint), at: 'key' };
}
