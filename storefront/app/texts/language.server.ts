import { createInstance, type i18n, type TFunction } from "i18next"
import { createCookie } from "react-router"
import { en } from "./en"
import { zhCN } from "./zh-CN"

export type Language = "zh-CN" | "en"
export const languageCookie = createCookie("qh_lang", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 31_536_000 })

const isLanguage = (value: unknown): value is Language => value === "zh-CN" || value === "en"

/** What the address asks for with `?lang=`, if it is a language we speak. */
export function askedLanguage(url: URL): Language | undefined {
  const asked = url.searchParams.get("lang")
  return isLanguage(asked) ? asked : undefined
}

/** The language of a request: the address, then the cookie, then Chinese. */
export async function languageOf(request: Request): Promise<Language> {
  const stored: unknown = await languageCookie.parse(request.headers.get("cookie"))
  return askedLanguage(new URL(request.url)) ?? (isLanguage(stored) ? stored : "zh-CN")
}

const instances = new Map<Language, i18n>()

/** One i18next instance per language, made once; it holds no state of any request. */
export function textsOf(language: Language): i18n {
  const known = instances.get(language)
  if (known) return known
  const made = createInstance({
    lng: language, fallbackLng: "zh-CN", defaultNS: "shop", ns: ["shop"], initAsync: false,
    resources: { "zh-CN": { shop: zhCN }, en: { shop: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  void made.init()
  instances.set(language, made)
  return made
}

export type Translate = TFunction<"shop">

/** The translate function of a request, for titles and messages made in loaders and actions. */
export async function translateFor(request: Request): Promise<Translate> {
  return textsOf(await languageOf(request)).getFixedT(null, "shop")
}
