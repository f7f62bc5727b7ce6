export * from "./counties.js"
