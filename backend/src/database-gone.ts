const hasCode = (error: unknown): error is { code: string } => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"

/** Of an error, or of the plain object that the workflow engine makes of one. */
const messageOf = (error: unknown): string => (typeof error === "object" && error !== null && "message" in error ? String(error.message) : "")

/** PostgreSQL is gone or refuses connections: SQLSTATE class 08, 57P01-57P03, 53300, the sockets' own codes, or their words where Medusa keeps nothing else of an error. */
export const isDatabaseGone = (error: unknown): boolean =>
  (hasCode(error) && /^(08\d{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(error.code)) ||
  /Connection terminated|Connection ended unexpectedly|timeout exceeded when trying to connect|acquiring a connection|\bconnect ECONN(REFUSED|RESET)\b|terminating connection|the database system is (starting|shutting)/i.test(messageOf(error))
