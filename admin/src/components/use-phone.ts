import { useSyncExternalStore } from "react"

const phone = window.matchMedia("(max-width: 767px)")
const watch = (tell: () => void) => {
  phone.addEventListener("change", tell)
  return () => phone.removeEventListener("change", tell)
}

/** True where tables become cards. */
export const usePhone = (): boolean => useSyncExternalStore(watch, () => phone.matches)
