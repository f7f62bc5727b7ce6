import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

/** No violation of weight; the message names rule and element. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze()
  const heavy = violations.filter(({ impact }) => impact === "serious" || impact === "critical")
  expect(heavy.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(", ")}`)).toEqual([])
}

/** 200 % zoom is half the width: nothing may need sideways scrolling. */
export async function expectFitsAtTwice(page: Page): Promise<void> {
  const size = page.viewportSize()
  if (!size) throw new Error("the page has no viewport")
  await page.setViewportSize({ width: Math.round(size.width / 2), height: size.height })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await page.setViewportSize(size)
}
