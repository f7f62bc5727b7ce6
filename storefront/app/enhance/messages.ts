/** Takes a message away once its field is changed; the server judges again on submit. */
export function enhanceMessages(form: HTMLElement) {
  form.addEventListener("input", (event) => {
    const field = event.target
    if (!(field instanceof HTMLElement) || !field.hasAttribute("aria-invalid")) return
    field.removeAttribute("aria-invalid")
    for (const id of (field.getAttribute("aria-describedby") ?? "").split(" ")) if (id.endsWith("-error")) document.getElementById(id)?.remove()
    if (!form.querySelector("[aria-invalid]")) form.querySelectorAll('[role="alert"]').forEach((summary) => summary.remove())
  })
}
