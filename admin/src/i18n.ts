import i18next from "i18next"
import { initReactI18next } from "react-i18next"
import { zhCn, type Messages } from "./messages/zh-cn"

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation"
    resources: { translation: Messages }
  }
}

export const languages = { "zh-CN": "中文", en: "English" } as const
export type Language = keyof typeof languages
const KEY = "qianhang.language"

export const isLanguageKey = (value: string | null): value is Language => value !== null && value in languages

/** Chinese unless this device chose otherwise; English words are fetched only by who reads them. */
export async function startMessages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "zh-CN",
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: zhCn } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const chosen = localStorage.getItem(KEY)
  if (isLanguageKey(chosen) && chosen !== "zh-CN") await speak(chosen)
}

/** Changes the language of the page and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  if (language === "en" && !i18next.hasResourceBundle("en", "translation")) {
    const { en } = await import("./messages/en")
    i18next.addResourceBundle("en", "translation", en)
  }
  localStorage.setItem(KEY, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
