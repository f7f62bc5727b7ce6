import type { Entry } from "./entry.js"

/**
 * Reads earlier entries of the journal under audit again from where they lie (an export, a table), so that the auditor need
 * not keep them. Answers with the entries of these sequences in any order; what is not there is left out.
 */
export type EntryRecall = (sequences: readonly bigint[]) => Promise<readonly Entry[]>
