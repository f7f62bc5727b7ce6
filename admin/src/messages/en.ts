import { consoleEn } from "./console-en"
import { settlementEn } from "./settlement-en"
import { workbenchEn } from "./workbench-en"
import type { Messages } from "./zh-cn"

export const en: Messages = {
  app: { name: "Qianhang Market", skip: "Skip to content", language: "Language", menu: "Menu", sign_out: "Sign out", loading: "Loading", wrong_page: "There is no such page", back_home: "Back to the start" },
  session: {
    title: "Sign in", doors: "Which door", member: "Cooperative", staff: "Programme",
    member_hint: "Members of a cooperative: list goods, ship parcels", staff_hint: "Programme staff: read the books, review goods, trace every sale",
    email: "E-mail", password: "Password", enter: "Sign in", entering: "Signing in", email_needed: "Enter your e-mail", email_wrong: "This is not an e-mail, e.g. name@example.com", password_needed: "Enter your password",
    refused: "E-mail or password is wrong, or this account belongs to the other door", ended: "Your session ended. Sign in and you will be back on this page", demo: "Demo", demo_use: "Use this account",
    line_one: "Good things from the hills,", line_two: "every sale on record.", line_three: "From the moment of sale: which household earns how much, to the fen.",
  },
  state: {
    retry: "Try again", unreachable: "The server cannot be reached. Check your connection and try again.", broken: "The server answered in a form we did not agree on. Please tell support.", unknown: "Something went wrong. Try again.",
    unauthorized: "Your session ended. Please sign in again.", forbidden: "Your account may not do this.", not_found: "Not found: removed, or not yours.", conflict: "The state has just changed. Reload and try again.",
    not_allowed: "This cannot be done now.", invalid_data: "Something does not fit. Check it and send again.", too_many_requests: "Too many requests. Wait a moment.", unavailable: "The service is away for a moment. Try again later.",
  },
  code: {
    cooperative_not_approved: "Your cooperative is not approved yet and cannot list goods.", unsupported_picture: "Only JPEG, PNG or WebP", file_too_large: "The file is too large; choose a smaller one", unpaid: "The buyer has not paid yet.", already_shipped: "This parcel was marked as shipped a moment ago; we read it again.", not_shippable: "The order was cancelled or refunded and cannot be shipped; we read it again.", already_decided: "A colleague has just decided on this product; the list is read again.", ledger_broken: "The ledger failed its check and reports are stopped. Tell the person in charge now.", other_county: "Your account sees its own county only.", too_many_logins: "Too many wrong passwords. Try again in 15 minutes.",
    nothing_to_settle: "Nothing can be settled up to this day: parcels must be signed for and past their window.", parcels_held_back: "Every parcel due has a return case that is still open; settle once it is closed.", period_settled: "This period is settled; choose a later day.", wrong_state: "This cannot be done in its present state; it was read again.", stale_version: "Somebody changed it a moment ago; it was read again. Please look once more.", already_paid: "A household has just been paid; it was read again. Please look once more.", same_person: "Whoever proposes does not approve; another person decides.", unsupported_file: "Photos (JPEG, PNG, WebP) and PDF only.", reason_names_somebody: "No names, phones or accounts in the purpose, please.", not_your_task: "Your role may not do this.", rates_exceed_price: "With this rate, fee and household share exceed the price.", rule_overlaps: "A rule for this scope already starts that day.",
  },
  field: { invalid: "This does not fit", required: "This is needed", too_short: "Too short", too_long: "Too long", tracking_number: "8–30 letters or digits", picture: "This picture cannot be used; send it again", duplicate: "Variant names must differ", price_out_of_range: "Between 0.01 and 100000 yuan" },
  table: { columns: "Columns", export: "Export CSV", rows: "{{count}} rows", },
  category: { fruit: "Fresh fruit", tea: "Tea", seasoning: "Sour soup and seasoning", grain: "Rice and grain", oil: "Oil", meat: "Cured meat", preserve: "Dried fruit", drink: "Juice", honey: "Honey", herb: "Herbs", mushroom: "Mushrooms", silver: "Silver", embroidery: "Embroidery", batik: "Batik", paper: "Handmade paper", craft: "Crafts", set: "Gift sets" },
  ...workbenchEn,
  ...consoleEn,
  ...settlementEn,
}
