/** Every sentence of the shop in Chinese. The English texts must have the same keys; TypeScript checks that. */
export const zhCN = {
  shop: { name: "黔杭集市", tagline: "黔东南好物，到杭州", description: "黔东南十六县的蓝莓、茶、酸汤、银饰与蜡染，由合作社直接发货。每一笔成交都记到受益农户，分毫可查。" },
  nav: {
    skip: "跳到正文", home: "首页", goods: "全部好物", counties: "十六县馆", counted: "怎么算的", cart: "购物车", cart_count: "购物车，{{count}} 件", main: "主导航", footer: "页脚导航",
    search_label: "搜索商品", search_placeholder: "搜蓝莓、酸汤、银饰", search_button: "搜索", language: "English", language_label: "Switch to English", breadcrumb: "当前位置",
  },
  demo: { banner: "演示商店：不发货，也不会真的扣钱。", pay: "这是演示，支付页是本机的替身，不会有钱转出。" },
  footer: { about: "黔杭集市把黔东南十六县的出产卖到杭州，并把每一笔成交记到受益农户。", counted: "受益金额怎么算", fees: "平台收多少服务费", privacy: "隐私与数据", goods: "逛全部好物", note: "平台不代收代管农户和合作社的钱，只出结算指令与凭证。" },
  home: {
    title: "黔东南好物，到杭州", lead: "十六个县，合作社自己发货。每件商品都写明，这份钱里有多少归农户。", hero_link: "看当季好物", hero_alt: "靛蓝色的山与梯田，山下是市集",
    season: "当季", season_note: "现在采收、现在发货", season_all: "全部当季", counties: "十六县馆", counties_note: "按各县的大致方位排列", makers: "手艺", makers_note: "银饰、蜡染、刺绣，按件付给做的人", makers_all: "看全部手艺",
    sets: "礼盒", impact: "截至{{date}}，{{counties}} 个县的联农销售额 {{sales}}，已为农户计提 {{accrued}}。", impact_paid: "其中已兑付 {{paid}}。", impact_few: "受益农户少于 5 户时，这里不公布合计。", impact_households: "受益农户 {{households}} 户（去重）。", impact_link: "这些数怎么算", pantry: "常备", pantry_note: "酸汤、茶、米与油",
  },
  goods: {
    title: "全部好物", title_query: "搜“{{q}}”", count: "共 {{count}} 件", in_season: "当季", sort: "排序", sort_relevance: "综合", sort_newest: "新上架", sort_price_asc: "价格从低到高", sort_price_desc: "价格从高到低",
    category: "分类", county: "县", all: "全部", apply: "应用", clear: "清除筛选", filters: "筛选", empty: "没有找到符合条件的商品。", empty_hint: "可以试试：", empty_clear_filters: "去掉筛选，只搜“{{q}}”", empty_all: "看全部好物", empty_season: "看当季好物", empty_counties: "从十六县馆里挑",
    degraded: "搜索服务正在恢复，结果可能不全。", previous: "上一页", next: "下一页", page: "第 {{page}} 页，共 {{pages}} 页", pagination: "翻页", facet: "{{name}}，{{count}} 件", sold_out: "已售完", from: "起",
  },
  category: { fruit: "鲜果", tea: "茶", seasoning: "酸汤与调味", grain: "米粮", oil: "食用油", meat: "肉与腌腊", preserve: "果干蜜饯", drink: "饮品", honey: "蜂蜜", herb: "药材农产品", mushroom: "菌菇", silver: "银饰", embroidery: "刺绣", batik: "蜡染", paper: "古法纸", craft: "手工", set: "礼盒" },
  county: { title: "{{name}}馆", goods: "{{count}} 件好物", cooperatives: "{{count}} 家合作社", benefit: "到今天，这里的成交已为 {{count}} 户农户计提 {{accrued}}。", benefit_few: "这里的受益农户少于 5 户，或公布后能推算出少于 5 户的一组，所以不列数字。", known_for: "出产", empty: "这个县馆还在备货。", other: "去别的县馆看看", tile: "{{name}}馆，{{count}} 件好物", map: "十六县馆位置图" },
  product: {
    price: "价格", unit: "每份 {{unit}}", variant: "规格", quantity: "数量", add: "加入购物车", added: "已加入购物车。", to_cart: "去购物车", sold_out: "已售完", sold_out_notice: "这个规格已经售完，换一个规格试试。", stock: "可买 {{count}} 份", stock_low: "只剩 {{count}} 份", ships: "{{days}} 天内由合作社发出", season: "产季 {{label}}",
    story: "来历", facts: "商品信息", claims: "资质", lot: "批次与合格证", lot_number: "批次号", harvest: "采收日期", lot_from: "来自", certificate: "承诺达标合格证", cooperative: "谁在卖", credit_code: "统一社会信用代码", licence: "许可证编号", returns: "退换说明",
    returns_seven: "支持七天无理由退货：签收次日起七天内，商品完好即可退。", returns_perishable: "鲜活易腐商品，不适用七天无理由退货。收到有坏果、变质或少件，请在签收后 48 小时内告诉我们，照价赔付。", returns_made: "按单定做的商品，不适用七天无理由退货。做工与描述不符，可以退换。",
    not_found: "这件商品不在架上。", pictures: "商品图片", buy_bar: "购买", out_of: "{{name}}，{{price}}", out_of_sold: "{{name}}，{{price}}，已售完",
  },
  trace: {
    title: "批次 {{number}}", number: "批次号 {{number}}", lead: "批次号印在包装上。这一页来自合作社的交货登记：谁收的、哪天收的、多少户交的货；合作社为合格证负责。", several: "有 {{count}} 家合作社用过这个批次号，请按合作社名称对照包装。",
    origin: "产地与交货", county: "县", village: "村", cooperative: "合作社", harvest: "采收日期", households: "交货农户", households_count: "{{count}} 户", households_few: "少于 5 户", named: "愿意署名的：{{names}}", quantity: "交货数量",
    certificate: "承诺达标合格证", certificate_number: "编号", product: "产品", certificate_origin: "产地", issued_on: "开具日期", promiser: "承诺主体", benefit: "利益联结", no_agreement: "这批货现在没有联农带农协议，成交不计入联农销售额。",
    not_found: "没有这个批次号。", not_found_hint: "请对照包装上的批次号再输一次，注意横线和字母大小写。",
  },
  mechanism: { consignment_share: "代销分成", order_purchase: "订单收购", maker: "手工计件" },
  benefit: {
    per_unit: "每份 {{amount}} 归 {{place}} {{count}} 户农户", per_unit_few: "每份 {{amount}} 归 {{place}}少于 5 户农户", per_unit_some: "每份 {{amount}} 归 {{place}}农户", per_unit_short: "{{amount}} 归农户", none: "这件商品暂未签联农带农协议，成交不计入联农销售额。", split: "这份钱怎么分", split_of: "一份 {{price}}（{{title}}）", households: "农户", cooperative: "合作社", commission: "平台服务费",
    bar: "农户 {{benefit}}，合作社 {{cooperative}}，平台服务费 {{commission}}", rule: "依据", last_payout: "最近一次兑付：{{date}}", no_payout: "这份协议还没有兑付记录。", definition: "这些数是怎么算的", evidence: "证据等级", evidence_of: "证据等级：{{level}}", open: "看这份钱怎么分", places: "{{place}}",
  },
  evidence: { claimed: "申报", documented: "佐证", acknowledged: "农户确认", paid: "已兑付", received: "已收款" },
  cart: {
    title: "购物车", empty: "购物车是空的。", empty_link: "去逛当季好物", parcel: "包裹 {{number}} · {{name}}", from: "{{county}}发货", quantity: "{{title}} {{variant}} 的数量", update: "更新", remove: "移除", remove_label: "移除 {{title}} {{variant}}", freight: "运费", free: "包邮", goods: "商品", discount: "优惠", total: "合计", benefit: "其中归农户",
    checkout: "去结算", problem_unknown: "这件商品已下架，请移除。", problem_sold_out: "已售完，请移除后再结算。", problem_short: "只剩 {{available}} 份，请改数量。", gone: "已下架的商品", fix_first: "有 {{count}} 处需要先处理。", note: "每家合作社单独打包发货，运费分开计算。", summary: "金额", failed: "暂时算不出价格，稍后再试。", retry: "再试一次", limit: "购物车最多放 50 种规格。",
  },
  checkout: {
    title: "确认订单", address: "收货地址", name: "收货人", mobile: "手机号", province: "省份", city: "城市", district: "区县", detail: "详细地址", detail_hint: "街道、小区、楼栋、门牌号", choose: "请选择", update_region: "更新地区", region_hint: "换了省份或城市后，点“更新地区”取得下一级。", parcels: "包裹与运费", goods_lines: "{{count}} 件", freight_for: "{{name}} 的配送方式", payment: "支付方式", alipay: "支付宝", alipay_note: "提交订单后去支付宝付款，商品为你保留 30 分钟。",
    confirm: "核对与提交", no_return: "我已知道：下列商品不适用七天无理由退货，确认购买。", no_return_perishable: "鲜活易腐", no_return_made: "按单定做", submit: "提交订单", total: "应付", back: "回购物车修改", problem: "有 {{count}} 处需要修改，已标在对应的位置。", placing: "正在提交",
  },
  error: {
    name: "请写收货人姓名，2 到 30 个字。", mobile: "手机号应是 11 位数字，以 13 到 19 开头。", province_code: "请选择省份。", city_code: "请选择这个省份下的城市。", district_code: "请选择这个城市下的区县。", detail: "请写详细地址，4 到 120 个字。", no_return_confirmed: "请勾选确认后再提交。", shipping: "这个配送方式已经不可用，请重新选择。",
    sold_out: "有商品刚刚卖完或已下架，回购物车看看。", unavailable: "集市的后台暂时没有回应，你填的内容都还在，请稍后再提交。", refused: "这次没有提交成功，请核对后再试。", quantity: "数量应是 1 到 99 的整数。", variant: "请选择规格。", rate: "操作太快了，请稍等一分钟再试。",
  },
  order: {
    title: "订单 {{number}}", state_awaiting_payment: "待付款", state_paid: "待发货", state_shipped: "已发货", state_signed: "已签收", state_cancelled: "已取消", state_refunded: "已退款", state_to_ship: "待发货",
    pay: "去支付", pay_before: "请在 {{time}} 前付款，逾期自动取消，库存放回。", left: "还剩", expired: "付款时间已过，订单会自动取消。", placed_at: "下单时间 {{time}}", paid_thanks: "付款已确认，已通知合作社发货。", cancelled_note: "这笔订单没有付款，已经取消，没有扣钱。", refunded_note: "款项已退回原支付账户。", pay_failed: "支付没有完成，订单还为你保留着。", pay_conflict: "这笔订单已经不在待付款状态，页面已更新。", pay_unavailable: "支付页暂时打不开，请稍后再试。",
    cancel: "取消订单", cancel_hint: "取消后，保留的库存放回，不能恢复；想买可以重新下单。", cancel_confirm: "确认取消", cancel_unavailable: "暂时没有取消成，请稍后再试。", cancelled_paid_note: "订单已取消，付过的钱退回原支付账户。",
    sign: "确认收货", sign_hint: "收到货、看过没有问题再确认。确认后第二天起算退货期限（生鲜按 48 小时），过了期限，这份钱里农户的一份就可以兑付。", sign_confirm: "货已收到，确认收货", sign_conflict: "这个包裹现在不能确认收货，请刷新看看。", sign_unavailable: "暂时没有记上，请稍后再按一次。",
    parcels: "包裹", parcel: "包裹 {{number}} · {{name}}", tracking: "{{carrier}} 物流单号", shipped_at: "{{time}} 发出", step_placed: "下单", step_paid: "付款", step_shipped: "发货", step_signed: "签收", done: "已完成", current: "进行中", pending: "未到", address: "收货信息", amounts: "金额", paid: "已付", refunded: "已退", refund_pending: "退款中", goods: "商品", freight: "运费", discount: "优惠", total: "合计", quantity: "× {{count}}", reduced: "已退 {{count}} 件，不再发出", progress: "包裹进度",
    not_found: "这里看不到这笔订单。", not_found_hint: "订单只能在下单时用的浏览器里查看，换了设备或清过数据就打不开了。付款仍然有效，合作社会照常发货。",
  },
  carrier: { sf: "顺丰", ems: "邮政 EMS", jd: "京东物流", zto: "中通", yto: "圆通", yunda: "韵达", other: "承运商" },
  certificate: {
    title: "这笔订单的受益记录", pending_title: "付款已确认，正在记账", preview_title: "付款后，这笔订单会这样记", to_households: "归农户", of_goods: "商品金额 {{amount}}", of_goods_left: "商品金额 {{amount}}，退款后 {{left}}", households: "受益农户 {{count}} 户", households_few: "受益农户少于 5 户", households_some: "归交货的农户", line: "{{title}}：{{amount}} 归 {{place}} {{count}} 户", line_few: "{{title}}：{{amount}} 归 {{place}}少于 5 户", line_some: "{{title}}：{{amount}} 归 {{place}}农户", line_none: "{{title}}：未签联农协议，不计受益", lot: "批次 {{number}}，{{date}} 采收",
    accrued: "计提", payable: "可兑付", paid: "已兑付", stages: "受益款走到哪一步", note_accrued: "付款即计提；签收并过退换期后可兑付；凭证齐全记为已兑付。", note_kept: "付给农户之后又退了款：农户已得的不收回，由合作社承担。", entry: "账本第 {{sequence}} 笔", hash: "校验值", day: "记账日 {{day}}", none: "这笔订单里没有签联农协议的商品。", unavailable: "受益记录暂时取不到，稍后再看。",
  },
  back: { title: "正在确认付款", lead: "支付宝已经把你送回来了，我们在等支付机构的通知，一般几秒就到。", order: "订单 {{number}}", refresh: "刷新看看", to_order: "看订单", none_title: "没有正在付款的订单", none: "没有找到正在付款的订单。如果换了浏览器，请回到下单时的浏览器查看。" },
  about: {
    title: "受益金额怎么算", lead: "这页写给想查账的人。下面五个口径各算各的，从不相加，也不混用。", measures: "五个口径", gmv: "成交额", gmv_text: "已付款商品的金额合计，不含运费。没付款的订单不算。", net: "净销售额", net_text: "成交额减去已退的商品金额。", linked: "联农销售额", linked_text: "净销售额里，签有联农带农协议的那部分。没有协议的商品卖得再多也不算。", accrued: "计提", accrued_text: "按协议应归农户的金额。付款成功那一刻记下，退款按同样的比例冲回。", paid: "已兑付", paid_text: "已经付到农户手里、并且有凭证的金额。", households: "农户数怎么数", households_text: "一段时间里净受益大于零的农户，去重计数。各月相加没有意义，我们也不加。",
    evidence: "证据五级", evidence_lead: "每个数字旁边的针脚说明它被证实到哪一步，后一级包含前一级。", claimed: "合作社申报了这份协议。", documented: "协议、交货或计件的材料已经交上来并审过。", acknowledged: "农户签字确认了交货数量和应得份额。", paid_level: "有付款凭证。", received: "农户确认钱已到账。",
    split: "一份钱怎么分", split_text: "商品金额分三份：协议约定的农户份额，平台服务费，其余归合作社。农户份额按各户交货的数量分到分；除不尽的分按固定规则落到户，不由任何人挑。退款按累计金额重算，退几次、先退哪件，结果都一样。运费不参与分配。", proof: "怎么保证没人改账", proof_text: "每一笔都是一条复式分录，前后用校验值连起来，只能增加，不能修改。链首定期签名，存到数据库之外。任何一条被改、被删，核对程序都能指出来。", privacy: "隐私", privacy_text: "商品页和报表里不出现农户的姓名、电话和账号。一组农户少于 5 户时，只写到县，不写村，也不写确切户数。你的收货信息只给发货的合作社，发完货后隐去。", money: "钱在谁手里", money_text: "平台不代管农户和合作社的钱。结算和兑付是指令与凭证，由有牌照的支付机构或合作社的银行执行。",
  },
  confirm: {
    page: "请您核对", household: "{{name}} 家", until: "到", title_acknowledged: "请核对交货和份额", title_received: "请看看钱收到了没有", delivered: "您家交的货", or: "（{{amount}}）", lot: "{{day}}采收", lot_number: "批次 {{number}}", lot_share: "这批货您家得", other: "其他货您家得", your_share: "您家应得", paid_to_you: "已付给您家", paid_on: "{{day}}付出",
    unit_jin: "{{amount}} 斤", unit_kilogram: "{{amount}} 公斤", unit_gram: "{{amount}} 克", unit_litre: "{{amount}} 升", unit_millilitre: "{{amount}} 毫升", unit_piece: "{{amount}} 件", yes_acknowledged: "情况属实，我确认", no_acknowledged: "不对，我要反映", yes_received: "钱已收到", no_received: "没有收到，或者不对", once: "按一次就算数。拿不准就先不按，问问合作社。",
    what_is_wrong: "哪里不对？", dispute_lead: "选一个。我们会找人核实，不会少了您家的钱。", reason_amount_wrong: "金额不对", reason_quantity_wrong: "交货数量不对", reason_not_received: "没有收到钱", reason_not_mine: "这不是我家的", back: "返回上一页", thanks: "记下了，谢谢您", thanks_acknowledged: "您在{{day}}确认了交货和份额。", thanks_received: "您在{{day}}确认钱已收到。", thanks_disputed: "您在{{day}}反映了情况。", thanks_next: "工作人员会核实，再联系您。", thanks_close: "可以关掉这一页了。", ended: "这个链接打不开了", ended_why: "可能已经确认过，也可能过了期限。确认过的，不用再做什么。", ask: "有疑问，请问给您链接的合作社。", not_now: "现在打不开", not_now_hint: "没有记下任何东西。请过一会儿再点开链接。", not_now_unsure: "不确定有没有记上。请过一会儿再点开链接看看，不会记两次。",
  },
  fees: {
    title: "平台收多少", lead: "每笔货款里，平台按下面的费率收服务费，运费不收。规则改动提前公布，旧版本至少留三年。", as_of: "截至 {{day}}", everyone: "全部合作社", any_category: "全部品类", rate: "费率", scope: "适用于", dates: "生效", from: "{{day}}起", until: "{{day}}前", state_current: "现行", state_future: "将生效", state_past: "已失效", current: "现行规则", future: "将要生效", past: "以前的规则", specific: "同一件商品适用最具体的一条：合作社加品类，其次合作社，再次品类，最后全部。", none: "还没有公布费率。", unavailable: "费率暂时取不到，请稍后再看。",
  },
  problem: { refused: "这次提交的内容读不懂。", refused_hint: "没有保存任何东西。请回到上一页重新提交。", not_found: "这个页面不存在。", not_found_hint: "可能是地址写错了，或者商品已经下架。", unavailable: "集市暂时打不开。", unavailable_hint: "后台没有回应，通常一会儿就好。请稍后刷新。", home: "回首页", goods: "看全部好物" },
} as const

type Sentences<T> = { [K in keyof T]: T[K] extends string ? string : Sentences<T[K]> }
export type Texts = Sentences<typeof zhCN>
