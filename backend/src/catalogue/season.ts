/** The month (1-12) in Asia/Shanghai at an instant. China has no summer time, so a fixed offset is exact. */
export const shanghaiMonth = (at: Date): number => new Date(at.getTime() + 8 * 3_600_000).getUTCMonth() + 1

/** Months of the year in which goods are fresh. Goods of all year have no season: an empty list. */
export const seasonOf = (months: readonly number[]): number[] => (months.length === 12 ? [] : [...months])

/** 当季: only goods that have a season can be in it. */
export const inSeason = (months: readonly number[], at: Date): boolean => seasonOf(months).includes(shanghaiMonth(at))
