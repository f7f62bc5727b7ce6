import type { TFunction } from "i18next"

type Word = "required" | "too_short" | "too_long" | "tracking_number" | "picture" | "duplicate" | "price_out_of_range"
const known: Readonly<Record<string, Word>> = {
  required: "required", invalid_type: "required", too_small: "too_short", too_big: "too_long",
  tracking_number: "tracking_number", unknown_picture: "picture", duplicate: "duplicate", price_out_of_range: "price_out_of_range",
}

/** A refusal's field code in the reader's words. A code this app does not know still says that the field is wrong. */
export function fieldWords(t: TFunction, code: string): string {
  const word = known[code]
  return word ? t(`field.${word}`) : t("field.invalid")
}
