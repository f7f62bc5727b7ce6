export * from "./counties.js"
export * from "./districts.js"
