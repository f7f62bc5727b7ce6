interface Region {
  code: string
  name: string
}

const fill = (select: HTMLSelectElement, regions: Region[], chosen: string) => {
  const [first] = select.options
  select.replaceChildren(...(first ? [first] : []), ...regions.map(({ code, name }) => new Option(name, code, false, code === chosen)))
  if (!chosen && first) first.selected = true
}

async function regionsBelow(code: string): Promise<Region[]> {
  if (!code) return []
  const response = await fetch(`/regions/${code}`)
  const body = (await response.json()) as { regions: Region[] }
  return body.regions
}

/** Province → city → district without a round trip of the whole page. If a fetch fails, 更新地区 comes back. */
export function enhanceCascade(form: HTMLElement) {
  const [province, city, district] = ["province_code", "city_code", "district_code"].map((name) => form.querySelector<HTMLSelectElement>(`select[name=${name}]`))
  if (!province || !city || !district) return
  const giveUp = () => document.querySelectorAll<HTMLElement>("[data-enhance=hide]").forEach((part) => (part.hidden = false))
  // Emptied at once, so that nobody chooses from the old list while the new one is on its way.
  const fillDistricts = async () => {
    fill(district, [], "")
    fill(district, await regionsBelow(city.value), "")
  }
  const fillCities = async () => {
    fill(city, [], "")
    fill(district, [], "")
    const cities = await regionsBelow(province.value)
    const only = cities.length === 1 ? cities[0] : undefined
    fill(city, cities, only?.code ?? "")
    if (only) await fillDistricts()
  }
  onNewValue(province, () => fillCities().catch(giveUp))
  onNewValue(city, () => fillDistricts().catch(giveUp))
}

function onNewValue(select: HTMLSelectElement, act: () => Promise<void>) {
  let before = select.value
  select.addEventListener("change", () => {
    if (select.value === before) return
    before = select.value
    void act()
  })
}
