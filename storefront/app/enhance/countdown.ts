/** Counts a deadline down by the server's clock, whatever the phone's clock says. */
export function enhanceCountdown(time: HTMLElement) {
  const until = Date.parse(time.dataset["until"] ?? "")
  const ahead = Date.now() - Date.parse(time.dataset["now"] ?? "")
  const tick = () => {
    const seconds = Math.floor((until - (Date.now() - ahead)) / 1000)
    if (seconds <= 0) {
      time.textContent = time.dataset["expired"] ?? ""
      clearInterval(timer)
      return
    }
    time.textContent = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`
  }
  const timer = setInterval(tick, 1000)
}
