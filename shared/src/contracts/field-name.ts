/** What a client called a field, repeated only where it looks like a field's name: a misplaced value may be somebody's phone. */
export const fieldName = (sent: string): string => (/^[a-z][a-z0-9_]{0,39}$/i.test(sent) ? sent : "?")
