/** Imported first: the logger reads its level when it is loaded, and one line per product event would bury the seed's own progress. */
process.env.LOG_LEVEL ??= "warn"
