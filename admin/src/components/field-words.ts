import type { TFunction } from "i18next"

const known: Readonly<Record<string, "required" | "too_short" | "too_long" | "tracking_number" | "picture">> = { required: "required", missing: "required", too_small: "too_short", too_short: "too_short", too_big: "too_long", too_long: "too_long", tracking_number: "tracking_number", picture: "picture" }

/** A refusal's field code in the reader's words. A code this app does not know still says that the field is wrong. */
export function fieldWords(t: TFunction, code: string): string {
  const word = known[code]
  return word ? t(`field.${word}`) : t("field.invalid")
}
