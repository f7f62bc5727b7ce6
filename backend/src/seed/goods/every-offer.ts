import { congjiang } from "./congjiang"
import { danzhaiCraft, danzhaiRice } from "./danzhai"
import { huangping } from "./huangping"
import { jinping } from "./jinping"
import { kaili } from "./kaili"
import { leishanSilver, leishanTea } from "./leishan"
import { liping } from "./liping"
import { majiang } from "./majiang"
import type { OfferingCooperative } from "./offer"
import { rongjiang } from "./rongjiang"
import { sansui } from "./sansui"
import { shibing } from "./shibing"
import { jianhe, taijiang } from "./taijiang-jianhe"
import { tianzhu } from "./tianzhu"
import { cengong, zhenyuan } from "./zhenyuan-cengong"

/** Every demo cooperative; the first ones appear first wherever nothing else decides the order. */
export const everyOffer: readonly OfferingCooperative[] = [majiang, leishanTea, kaili, liping, rongjiang, danzhaiCraft, leishanSilver, congjiang, taijiang, jianhe, jinping, huangping, danzhaiRice, shibing, sansui, zhenyuan, cengong, tianzhu]
