import { formatYuan, yuanParts } from "../components/money"

/** Keeps freight and total in step with the chosen delivery; the server reckons again on submit. */
export function enhanceTotal(block: HTMLElement) {
  const before = BigInt(block.dataset["beforeFreight"] ?? "0")
  const freight = block.querySelector<HTMLElement>("[data-enhance=freight]")
  const sum = block.querySelector<HTMLElement>("[data-enhance=sum]")
  document.querySelector("form[data-enhance=checkout]")?.addEventListener("change", () => {
    let chosen = 0n
    document.querySelectorAll<HTMLInputElement>("input[data-fen]:checked").forEach((input) => (chosen += BigInt(input.dataset["fen"] ?? "0")))
    if (freight) freight.textContent = formatYuan(chosen.toString())
    if (sum?.firstElementChild) rewritePrice(sum.firstElementChild, (before + chosen).toString())
  })
}

/** Writes an amount into the three parts a `Price` is drawn with: the small mark, the large yuan, the small fen. */
function rewritePrice(price: Element, fen: string) {
  const { sign, yuan, fen: rest } = yuanParts(fen)
  const [mark, small] = price.children
  if (!mark?.nextSibling || !small) return
  mark.textContent = `${sign}¥`
  mark.nextSibling.textContent = yuan
  small.textContent = `.${rest}`
}
