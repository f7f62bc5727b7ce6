/** `@qianhang/shared/money`: whole fen, one apportionment, one file that divides. Imports nothing. */
export { floorBps, floorQuotient, nearestQuotient, QuotientUndefined, RateOutOfRange, WHOLE_BPS } from "./division.js"
export { formatFen, NotFen, parseFen, sumFen } from "./fen.js"
export { apportion, ApportionmentRefused, type ApportionmentFault } from "./apportion.js"
