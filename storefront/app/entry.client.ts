import { enhanceCascade } from "./enhance/cascade"
import { enhanceCountdown } from "./enhance/countdown"
import { enhanceTotal } from "./enhance/freight-total"
import { enhanceMessages } from "./enhance/messages"

/**
 * The shop's pages are whole without script. This file only saves taps: it is all the JavaScript a buyer downloads.
 * Parts to enhance carry `data-enhance`.
 */
const each = (name: string, enhance: (part: HTMLElement) => void) => document.querySelectorAll<HTMLElement>(`[data-enhance="${name}"]`).forEach(enhance)

each("hide", (part) => (part.hidden = true))
each("cascade", enhanceCascade)
each("countdown", enhanceCountdown)
each("total", enhanceTotal)
each("quantity", (form) => {
  form.addEventListener("change", () => {
    if (form instanceof HTMLFormElement && form.checkValidity()) form.requestSubmit()
  })
})
each("checkout", (form) => {
  enhanceMessages(form)
  form.addEventListener("submit", () => {
    // After this tick, so that the pressed button's value is still sent.
    setTimeout(() => each("place", (button) => {
      button.textContent = button.dataset["busy"] ?? button.textContent
      button.setAttribute("aria-busy", "true")
    }))
  })
})
document.querySelector<HTMLElement>("[autofocus]")?.focus()
