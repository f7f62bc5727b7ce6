/** The walls of the house. Each has a planted violation in scripts/quality/walls.test.ts that must be caught. */
const wall = (name, comment, from, to) => ({ name, comment, severity: "error", from, to })
const TESTS = "\\.(test|integration\\.test|arbitrary|cases)\\.tsx?$"

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    wall("money-imports-nothing", "Money is arithmetic: it leans on nothing.", { path: "^shared/src/money/", pathNot: TESTS }, { pathNot: "^shared/src/money/" }),
    wall("ledger-imports-money", "The ledger core knows money and nothing else.", { path: "^shared/src/ledger/", pathNot: TESTS }, { pathNot: "^shared/src/(ledger|money)/" }),
    wall("contracts-import-money-zod-regions", "Contracts are shapes.", { path: "^shared/src/contracts/", pathNot: TESTS }, { pathNot: ["^shared/src/(contracts|money|regions)/", "node_modules/zod/", "^zod$"] }),
    wall("shared-is-framework-free", "shared runs in the shop, the auditor and the backend alike: no Node built-ins.", { path: "^shared/src/", pathNot: TESTS }, { dependencyTypes: ["core"] }),
    wall("typeorm-lives-in-registry-and-benefit", "Money and personal data have their own ORM, schemas and roles.", { path: "^(backend|storefront|admin|shared|e2e)/", pathNot: "^backend/src/modules/(registry|benefit)/" }, { path: "(^|node_modules/)typeorm(/|$)" }),
    wall("stripe-lives-in-its-provider", "Nothing in ledger, orders or reports names a payment provider.", { path: "^(backend|storefront|admin|shared)/", pathNot: "^backend/src/providers/stripe/" }, { path: "(^|node_modules/)(stripe|@medusajs/payment-stripe)(/|$)" }),
    wall("meilisearch-lives-in-its-provider", "The search engine is an adapter.", { path: "^(backend|storefront|admin|shared)/", pathNot: "^backend/src/providers/meilisearch/" }, { path: "(^|node_modules/)meilisearch(/|$)" }),
    wall("rim-uses-doors-not-stores", "Routes, subscribers and jobs call workflows or a module's door, never a store inside it.", { path: "^backend/src/(api|subscribers|jobs)/", pathNot: TESTS }, { path: "^backend/src/modules/[^/]+/.+/" }),
    wall("modules-are-strangers", "A module imports no other module.", { path: "^backend/src/modules/([^/]+)/" }, { path: "^backend/src/modules/", pathNot: "^backend/src/modules/$1/" }),
    wall("front-ends-import-shared-only", "Front ends speak HTTP to the backend.", { path: "^(storefront|admin)/" }, { path: "(^(backend|e2e)/|@qianhang/(backend|e2e))" }),
    wall("storefront-does-not-import-admin", "Two front ends, two houses.", { path: "^storefront/" }, { path: "^admin/|@qianhang/admin" }),
    wall("admin-does-not-import-storefront", "Two front ends, two houses.", { path: "^admin/" }, { path: "^storefront/|@qianhang/storefront" }),
    wall("storefront-features-are-strangers", "No feature imports a feature.", { path: "^storefront/app/features/([^/]+)/" }, { path: "^storefront/app/features/", pathNot: "^storefront/app/features/$1/" }),
    wall("admin-features-are-strangers", "No feature imports a feature.", { path: "^admin/src/features/([^/]+)/" }, { path: "^admin/src/features/", pathNot: "^admin/src/features/$1/" }),
    wall("components-and-api-know-no-feature", "Data flows routes → features → components and api.", { path: "^(storefront/app|admin/src)/(components|api)/" }, { path: "^(storefront/app|admin/src)/(features|routes)/" }),
    wall("features-know-no-route", "Data flows routes → features → components and api.", { path: "^(storefront/app|admin/src)/features/" }, { path: "^(storefront/app|admin/src)/routes/" }),
    wall("e2e-speaks-http", "Journeys use what a person uses.", { path: "^e2e/" }, { path: "^(backend|storefront|admin)/|@qianhang/(backend|storefront|admin)" }),
    wall("backend-imports-no-front-end", "The backend serves any client.", { path: "^backend/" }, { path: "^(storefront|admin|e2e)/|@qianhang/(storefront|admin|e2e)" }),
    wall("rbac-is-proprietary", "@medusajs/rbac needs a contract: never load it.", {}, { path: "(^|node_modules/)@medusajs/rbac(/|$)" }),
    wall("no-cycles", "A cycle is one room pretending to be two.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
  ],
  options: {
    doNotFollow: { path: "node_modules|/dist/|^shared/dist" },
    exclude: { path: "(^|/)(\\.medusa|\\.react-router|build|coverage|\\.data)/|react-router\\.config|\\+types/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"]  },
  },
}
