import type { RegionTable } from "@qianhang/shared/regions"
import { z } from "zod"

const names = z.record(z.string(), z.string())
const areaData = z.object({ areaList: z.object({ province_list: names, city_list: names, county_list: names }) })

/** Provinces, cities and districts by GB/T 2260 code. The package's types are for modules only, so it is read as data. */
const { areaList } = areaData.parse(require("@vant/area-data"))

export const regionTable: RegionTable = { provinces: areaList.province_list, cities: areaList.city_list, districts: areaList.county_list }
