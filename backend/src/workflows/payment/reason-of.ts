/** An error in a few words for the log. The workflow engine hands errors over as plain objects with a message. */
export const reasonOf = (error: unknown): string => (typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error))
