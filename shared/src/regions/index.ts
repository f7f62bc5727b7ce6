export * from "./credit-code.js"
export * from "./counties.js"
export * from "./districts.js"
export * from "./resident-id.js"
