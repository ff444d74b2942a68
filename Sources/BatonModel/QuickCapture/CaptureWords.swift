/// The words of the grammar. They are words of the language and the trade, not of a tenant: those are in `CaptureContext`.
enum CaptureWords {
    // MARK: Names

    static let surnames = TermIndex<Void>(
        words: """
            王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任
            沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔
            向 汤 温 康 施 文 牛 樊 葛 邢 安 齐 易 乔 伍 庞 颜 倪 庄 聂 章 鲁 岳 翟 殷 詹 申 欧 耿 关 兰 焦 俞 左 柳 甘 祝 包 宁 尚 符 舒 阮 柯 纪 梅 童 凌 毕
            单 季 裴 霍 涂 成 苗 谷 盛 曲 翁 冉 骆 蓝 路 游 辛 靳 欧阳 管 柴 蒙 鲍 华 喻 祁 蒲 房 滕 屈 饶 解 牟 艾 尤 阳 时 穆 农 司 卓 古 吉 缪 简 车 项 连
            芦 麦 褚 娄 窦 戚 岑 景 党 宫 费 卜 冷 晏 席 卫 米 柏 宗 瞿 桂 全 佟 应 臧 闵 苟 邬 边 卞 姬 师 和 仇 栾 隋 商 刁 沙 荣 巫 寇 桑 郎 甄 丛 仲 虞
            敖 巩 明 佘 池 查 麻 苑 迟 邝 官 封 谈 匡 鞠 惠 荆 乐 冀 郁 胥 南 班 储 原 栗 燕 楚 鄢 劳 谌 奚 皮 粟 冼 蔺 楼 盘 满 闻 位 厉 伊 仝 区 郜 海 阚 花
            权 强 帅 屠 豆 朴 盖 练 廉 禹 井 祖 漆 巴 丰 支 卿 国 狄 平 计 索 宣 晋 相 初 门 云 容 敬 来 扈 晁 芮 都 普 阙 浦 戈 伏 鹿 薄 邸 雍 辜 羊 阿 乌 母
            傅 赖 丘 阎 翦 蒯 鄂 逄 郗 揣 缑 呙 仉 俸 寸 刀
            裘 亓 修 邰 赫 杭 况 那 宿 鲜 印 逯 隆 茹 诺 战 慕 危 玉 银 亢 嵇 公 哈 湛 宾 戎 勾 茅 利 於 呼 居 揭 干 但 尉 冶 斯 元 束 檀 衣 信 展 阴 昝 智 幸
            奉 植 衡 富 尧 闭 由 诸 竺 占 尔 毋 殳 尼 牧 濮 桓 竹 郦 暨 褟
            诸葛 司马 司徒 上官 欧阳 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 端木 宇文 长孙 独孤 南宫 西门 东郭 百里 呼延 轩辕 钟离 濮阳 淳于 单于 太史 申屠 公冶 澹台 闻人 鲜于 池田 宫本 田中
            """)

    /// What follows a surname, or a whole name, when people are addressed.
    static let honorifics = TermIndex<Void>(
        words: """
            总 总经理 总监 副总 经理 副经理 工 工程师 姐 哥 叔 姨 老师 先生 女士 小姐 主任 副主任 厂长 副厂长 院长 副院长 校长 副校长 医生 大夫 科长 处长 园长 部长 局长 所长
            站长 店长 会长 队长 组长 董 董事长 老板 老板娘 护士长 护士 教授 师傅 书记 秘书 阿姨 同学 家长 院 校 局 处 太太 太 生 总裁 药师 博士 律师 会计 教练 村长 社长 主管 助理 采购
            """)
    /// Of these only, when they end a piece of text: 黄院, 麦生.
    static let shortHonorifics = TermIndex<Void>(words: "院 校 局 处 太 生 董 采购 助理 主管 秘书 会计 叔 姨")
    static let afterHonorificSpoils = TermIndex<Void>(words: "结 共 价 部 额 计 算 投 预 是不 体 数 量 作 具 艺 业 资 程 厂 位 序 况 人 地 区 面 线 期 时")

    static let parents = TermIndex<Void>(words: "妈妈 爸爸 妈咪 妈 爸 奶奶 爷爷")

    /// Scalars that are in no given name, so that a name ends before them.
    static let notInNames = Set(
        "我你他她它的了是在有要想买这那就都也和与及或不没请让给把被从到对向为问说做搞来去找求看换收租开咨询需报价电话手机微信号码公司厂店院校预算个台套副位名吗呢吧啊哦呀嘛么什怎几多少您们，。、：:；;！!？?（）()【】[]/|".unicodeScalars)

    /// Two scalars that begin like a name and are none.
    static let notNames = TermIndex<Void>(
        words: """
            方便 方案 方式 方面 方向 高价 高端 高清 高速 高新 高频 高考 周一 周二 周三 周四 周五 周六 周日 周末 周边 周期 周年 时间 时候 时效 麻烦 谢谢 万一 万元 任何 任务 安装 安排 安全
            包装 包邮 包吃 包过 成本 成功 成品 成立 成都 单价 单位 单独 单子 单量 项目 程序 路上 路径 马上 马达 白色 黄色 严格 全部 全国 全自 全套 全新 全场 全县 全程 平时 平台 支持 支付 应该 应用
            曾经 计划 计算 于是 关于 金额 金属 水泵 余额 顾客 常用 常州 常年 常熟 广告 广州 管理 解决 符合 温度 温州 石头 田间 申请 雷达 付款 尚未 古代 相关 查看 查收 左右 农业 农村 连接 连续
            江苏 江西 江门 江阴 宁波 宁夏 泰州 泰安 海南 海外 海运 海报 海口 南京 南昌 南宁 南通 苏州 杭州 惠州 汉字 湖州 项链 和平 和谐 明天 明年 明白 明细 国内 国外 国际 国家 国产 平方 平均
            公司 公里 公斤 公众 来电 来源 来料 来图 利润 居民 但是 元件 信息 信用 信任 展会 展览 展示 幸好 富裕 智能 智慧 由于 云仓 云南 云服 相册 相信 初步 初中 初三 初二 门店 门诊 门窗 容量
            都是 普通 普洱 那边 那个 那家 干净 强电 强烈 花盆 花费 权限 伊犁 位置 储存 原来 原价 原厂 原料 班级 班班 南方 满减 燕麦 楼上 楼下 盘子 盘点 师傅 师资 师生 商品 商家 商标 商城 商量
            沙发 沙盘 荣幸 边上 和他 和她 景区 景德 费用 米色 卫生 卫浴 席位 冷库 冷却 应急 党员 车间 车床 车站 车票 简单 简介 简历 古镇 卓越 司机 农机 时尚 阳江 阳光 尤其 艾灸 祁门 房间 房租
            华东 华南 华北 华为 蒙古 柴油 管道 管子 游戏 辛苦 路由 蓝色 蓝牙 盛大 谷物 苗木 成人 涂料 涂装 霍尔 季度 季节 单片 毕业 凌晨 童装 童鞋 童衣 梅花 纪念 纪要 符号 尚可 宁愿 包括 祝福
            祝各 祝您 甘肃 甘蔗 柳州 左边 俞伯 焦虑 兰州 关注 关机 关键 耿直 申报 殷切 翟天 岳阳 鲁迅 章程 庄园 倪虹 颜色 庞大 伍佰 乔迁 易碎 易用 齐全 安徽 安心 安全 邢台 葛根 樊城 牛奶 牛肉
            文件 文案 文化 文具 施工 施肥 康复 康养 温馨 汤圆 向您 孔径 莫名 戴着 武汉 武术 覃塘 严重 钱包 钱款 万能 邵阳 龚滩 郝然 毛巾 毛坯 毛利 毛重 顾虑 贺卡 黎明 陶瓷 史上 龙头 龙门 侯马
            雷电 段落 闫家 薛家 尹始 江南 邱北 秦皇 熊猫 孟加 邹城 白酒 白糖 白班 方形 付清 韦德 夏天 夏季 贾汪 廖廖 石油 石材 石英 金华 金融 金币 范围 范例 汪洋 陆续 陆运 谭木 钟表 崔家 姜片
            卢布 姚明 沈阳 任意 丁烷 吕梁 魏县 苏打 苏绣 程度 叶片 叶轮 杜绝 余下 蔡甸 蒋家 于此 潘多 袁州 董事 田野 肖像 曾用 彭州 曹县 邓州 冯家 韩国 韩式 许可证 许多 许昌 唐山 宋体 谢绝 梁平
            郑州 罗马 林业 林芝 何时 何种 何况 郭家 胡椒 胡子 朱红 马鞍 马铃 孙子 徐州 周口 吴江 赵县 黄金 黄山 黄石 黄岩 杨树 陈列 陈皮 刘海 张家港 张家口 张家界 张贴 张张 李子 李宁 王者 王牌
            池州 明年 麦克风 来货 成交 成型 成套 查询 查货 封顶 封面 惠安 惠东 荆州 乐清 乐山 南阳 南充 南平 原装 班牌 楚雄 位于 区域 海盐 海宁 海鲜 花都 强制 平湖 平顶 都江 普宁 浦东 浦江 伏天
            鹿茸 雍和 羊肉 羊毛 阿里 乌鲁 母婴 修模 修改 修理 赫兹 杭绸 况且 宿州 宿迁 鲜花 鲜果 印刷 印度 隆重 战略 危险 玉林 玉溪 银行 银川 公众号 哈哈 哈密 湛江 宾馆 利息 揭阳 干货 干燥 智联
            信阳 衣服 衣架 展厅 阴雨 衡水 衡阳 奉贤 植物 富阳 由衷 占地 占用 竹子 牧场 开发 安卓 文字 简称 上官网 明显 成熟 金属件 路演 边框 容器 广东 广西 广安 广元 时段 计时 丰富 丰台 支架
            国标 信号 索赔 宣传 宣传片 相机 初学 云浮 敬请 来访 都有 那曲 那我 那就 那你 那您 那这 那么 全年 全款 包头 包月 包装机 明确 管件 都不 都要 平板 平面 高低 高度 高压 高强 高校 高职
            温控 文员 应付 应届 项圈 马克 车灯 车型 牛仔 石膏 石墨 白板 白云 白砂 白沟 卫生院 招标 解释 连锁 连云 柏油 师范 农庄 展位 何必 双色 贵阳 海运费 海洋 华丽 房产 路灯 全屋 尼龙 平米
            """)

    /// Right before the name of the person who counts.
    static let nameIntroductions = TermIndex<Void>(
        words: """
            我叫 我是 名叫 叫做 叫 名字是 本人 联系人 联系人是 联系人: 对接人 对接人是 经办人 负责人 联络人 客户 姓名 找 的 这边是 这里是 我系 是 联系 敝姓 免贵 采购员 业务员 收件人是 this_is_ i'm_ i_am_ im_
            来了个 认识了 见到 推荐了 朋友 让 ・ · / | 给 问问 同 回 加 老客户介绍的 介绍来的 碰到
            """)
    static let strongIntroductions = TermIndex<Void>(
        words: "我叫 我是 名叫 本人 联系人 联系人是 对接人 对接人是 具体对接人是 经办人 联络人 名字是 我系 this_is_ i'm_ i_am_ 敝姓 免贵 找")
    /// Right before somebody who is not the one.
    static let thirdPersons = TermIndex<Void>(
        words: "秘书 技术 老板姓 老板是 院长姓 校长姓 总姓 领导姓 领导是 同事 助理 接待人 接待人是 司机 财务 跟 和 上次那个 老板 校长 院长 竞争对手 抄送 @")
    /// Right after somebody who is not the one.
    static let thirdPersonsAfter = TermIndex<Void>(
        words: "介绍来 介绍的 推荐 只管 拍板 不管 吃饭 负责发货 负责技术 不用联系 对图纸 管技术 转来 转发 牵线 发来 转给 转了")
    static let rightOfName = TermIndex<Void>(
        words:
            "想 要 需 说 问 咨询 负责 那边 这边 求 找 打电话 来电 电话 手机 联系 做 在 我 的 给 他 她 打 预算 准备 计划 采购 买 看 换 急 下周 明天 今天 考 询 电 是 有 报 收 先 就 追 现 开 回 tel 微信 女士 先生 订 来 发 预 qq"
    )

    // MARK: Companies

    /// With these a name of a company is complete.
    static let companySuffixes = TermIndex<Void>(
        words: """
            有限责任公司 股份有限公司 股份公司 有限公司 公司 集团 集团公司 总公司 分公司 子公司 控股 厂 总厂 分厂 医院 人民医院 卫生院 门诊部 诊所 卫生服务中心 社康中心 保健院 疗养院 康复中心 学校 中学 小学
            大学 学院 幼儿园 幼稚园 培训学校 培训中心 托管中心 教育局 教育和体育局 体育局 卫健委 卫生局 公安局 委员会 研究所 研究院 设计院 实验室 合作社 供销社 商行 经营部 贸易行 商贸行 工作室 事务所 协会 商会
            旗舰店 专卖店 大药房 药房 书店 酒店 饭店 宾馆 超市 农场 总医院 中心 一中 二中 三中 四中 五中 六中 七中 八中 九中
            """)
    /// A stem before the suffix that says nothing.
    static let genericStems: Set<String> = [
        "", "我们", "你们", "他们", "她们", "咱们", "我", "你", "他", "她", "本", "贵", "这", "那", "这个", "那个", "这家", "那家", "一家", "一个", "某", "哪家", "哪个", "什么",
        "各", "家", "老", "小", "大", "新", "总", "子",
        "分", "电子", "塑料", "五金", "工", "县", "市", "乡镇", "乡", "镇", "村", "全", "国际", "国企", "外企", "日资", "台资", "外资", "民营", "私人", "公立", "私立", "连锁",
        "鞋", "服装", "食品", "家具", "模具", "大型", "民办", "上市",
        "贸易", "我们家", "对方", "客户", "所有", "整个", "几个", "两个", "个", "原", "汽配", "机械", "双语", "化工", "制衣", "加工", "代工", "药", "钢", "纸", "糖", "别的", "其他",
        "同行", "专业", "源头", "宠物", "动物", "妇产", "综合", "专科",
        "哪个学校", "教育", "培训", "贵校", "月子", "客服", "数据", "服务", "呼叫", "购物", "会展", "博览", "信息", "研发", "技术", "生产", "采购", "体检", "市场", "运营", "营销",
        "销售", "售后", "我家", "国际博览", "援建",
    ]
    static let notAfterFactory = Set("家长房里子商址区牌内外方".unicodeScalars)

    /// Words that end the name of a company without a legal form, when a name stands before them.
    static let trades = TermIndex<Void>(
        words: """
            科技 电子 机械 五金 塑胶 塑料 塑业 包装 电气 电器 自动化 自动化科技 智能 智能科技 食品 服饰 服饰辅料 服装 木业 家电 家电科技 模塑 灯饰 照明 教育 教育科技 重工 纺织 压铸 铸造 汽配 饰品 日化 化妆品
            医疗 医疗器械 医药 药业 生物 生物科技 器械 泵业 阀门 机电 精密 实业 商贸 工贸 家具 家居 建材 新材料 材料 能源 光电 半导体 印刷 玩具 箱包 鞋业 制衣 针织 轴承 卫浴 厨具 陶瓷 玻璃 化工 橡塑 仪表 仪器 装备
            工具 供应链 物流 传媒 文化 网络 信息 软件 农业 果业 茶业 乳业 酒业 水产 干货 汽车空调 空调 坊 工坊 辅料 企业 企业集团 国际 美业 珠宝 钟表 眼镜 文具 乐器 体育 户外 动力 电力 电源 线缆 电缆 钢构 钢材 门窗 电商 渔业 牧业
            环保 制药 器材 印务 彩印 电机 液压 气动 数控 零部件 汽车零部件 汽车部件 部件
            """)
    static let spoilsBrand = TermIndex<Void>(
        words: "做 搞 卖 的 是 要 想 找 买 我 你 他 在 有 到 去 从 给 问 说 请 上 了 和 用 那 这 个 家 厂 开 总 姓 叫 么 吗 台 几 需 求 生产 客户 朋友 老板 加")
    /// The name of a company begins after these.
    static let companyIntroductions = TermIndex<Void>(
        words: "我是 我们是 们是 这里是 这边是 是 的 来自 我叫 拜访了 了 我在 们在 人在 我们 他们 那家 一家 一个 找 帮 卫 公司名称 公司 单位 你来 们去 那你来 来 of_ from_ 名称 客户 厂名 叫 全称 某 在")
    static let afterTrade = TermIndex<Void>(words: "的 那边 这边 老板 说 问 看看 电商部 研发 采购 那里 董事 总经理 设备科")
    static let departments = TermIndex<Void>(
        words:
            "设备科 采购部 采购科 信息中心 信息科 医学装备部 装备部 工程部 技术部 技术科 市场部 销售部 电商部 研发中心 研发部 设备部 生产部 教务处 总务处 办公室 后勤处 医务科 检验科 器械科 行政部 人事部 财务部 品牌部 运营部 外贸部 业务部 总经办 质检部 放射科 超声科 麻醉科"
    )

    // MARK: Forms

    static let labels: TermIndex<CaptureField> = TermIndex(
        [
            (CaptureField.name, "姓名 客户姓名 联系人 联系人姓名 联络人 客户 称呼 对接人 询价人 负责人 经办人 名字 客户名称 家长姓名 学员姓名 name contact"),
            (
                .company,
                "公司 公司名称 公司名 客户公司 单位 单位名称 企业 企业名称 厂名 医院 医院名称 学校 学校名称 采购单位 询价单位 品牌方 店铺 机构 机构名称 company"
            ),
            (.phone, "手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 办公电话 座机 固话 热线 mobile phone tel cell mob m t"),
            (.region, "地区 所在地区 区域 城市 所在城市 所在地 省份 地址 公司地址 联系地址 add address 坐标"),
            (.product, "产品 意向产品 产品名称 意向 项目 服务类型 产品类型 产品线 意向课程 课程 产品需求 咨询产品"),
            (.budget, "预算 采购预算 预算范围 经费 目标价 预算金额 费用预算 月预算 价位 budget"),
            (.need, "需求 需求描述 留言 需求说明 咨询内容 想要什么 采购内容 培训主题 产品需求 客户需求 具体需求 询价单 询价内容 主要需求 备注 说明 咨询 诉求 need remark"),
        ].flatMap { field, words in words.split(separator: " ").map { (String($0), field) } })
    /// Labels whose value is none of ours.
    static let otherLabels = TermIndex<Void>(
        words:
            "传真 fax f 邮箱 e-mail email e mail 邮件 税号 开户行 账号 网址 网站 来源 线索来源 渠道 时间 日期 职位 职务 微信 微信号 qq 邮编 学号 编号 订单号 单号 运单号 主题 附件 备注人 收件人 退货地址 密码 会议号 best_regards z www http https ps"
    )

    // MARK: Wishes

    static let wishes = TermIndex<Void>(
        words: """
            想 想要 想问 想看 想找 想买 想做 想上 想换 想整 想搞 想请 想学 想报 想订 想进 想添 想聊 想装 想把 想了解 想咨询 想知道 要 要做 要买 要上 要找 要一 要换 要开 要装 要建 要加 需要 需 急需 急求 求 求购 求推荐 咨询 了解 了解一下 报价 报个价 询价
            询问 问 问下 问一下 多少钱 怎么卖 怎么收费 怎么买 什么价 什么价格 什么价位 价格 有没有 有货吗 有现货 有货没 能不能 能做 能否 可以做 可不可以 买 采购 购买 购置 订购 找 换 换新 收一 看看 看一下 评估 打样 打个样 做个 做一 开一 开个 开模 拍一 拍 谁家能 谁能 做不做
            计划 准备 打算 考虑 替换 更新 更换 添 增加 扩产 引进 引入 租 租赁 试用 定制 定做 改造 升级 合作 代理 加盟 招标 多久 多大 几天 能发 支持 比价 能代发 托管 想再压 压一压 想拿 入一 入台 估一下 估个价 出个 出方案 选型 换型 对比 推荐 方案
            looking_for want need quote purchase planning plan_to interested introduce buy 咨詢 想睇 睇下 代不代 再比比 怎么合作
            """)
    /// Of those, the ones with which a wish begins.
    static let wishStarts = TermIndex<Void>(
        words: """
            想 要 需要 需 急需 急求 求 求购 咨询 了解 询价 询问 问 有没有 能不能 能否 可以做 买 采购 购买 找 换 收一 看看 评估 打样 打个样 做个 做一 开一 开个 拍一 谁家能 谁能 计划 准备 打算 考虑 替换 更新 更换 引进 租 入一 估一下 looking_for want need
            we_need we_would we_are we_plan i_want i_need 替 再 派 安排 厂里 我们 他们
            """)
    static let need = TermIndex<Void>(words: "吗 么 呢 ? 没 多少 不 几天")
    /// Here a wish in a text without punctuation ends.
    static let wishEnds = TermIndex<Void>(
        words:
            "预算 经费 电话 手机 号码 我的号码 我电话 我的电话 我的手机 你给我 你把 你打 你联系 你加 你们能 他手机 他电话 她电话 她手机 的电话 加我 联系 麻烦 价位 心理价 你让 让你 你快 给我报 给我推荐 给我回 不知道 打我 我们在 微信 tel mobile whatsapp phone 联系人"
    )
    static let greetings = TermIndex<Void>(
        words: "你好 你好啊 您好 在吗 在不在 老板 请问 喂 哈喽 hi hello 早上好 上午好 下午好 晚上好 嗯 哎 那个 哦 老师 亲 靓仔 各位")
    /// A clause about how to get in touch or about the talk itself is no wish.
    static let notWishes = TermIndex<Void>(
        words:
            "电话咨询 来电咨询 在线咨询 联系我 打电话 打这个 打我 回电 回我 回她 回他 加我 加微信 加下我 加一下 请联系 尽快联系 联系他 联系她 请尽快 打不通 微信同号 发资料 发给我 发我 发你 等他 等她 等我 稍后 回复 请收 回个电话 你联系 去一趟 拜访 旧的 号码 方便留 贵姓 跟进 报价单 没留 老客户介绍 考虑下 问下老板 问问老板 问我老板 再看看 先看看 不急 再说 名片 换号 换了号 负责采购 采购部 采购经理 采购专员 采购科 采购员 采购负责"
    )

    // MARK: Money

    static let budgetWords = TermIndex<Void>(
        words:
            "预算 经费 控制在 控制价 价位 目标价 心理价 费用 投资 总投资 批了 盘子 够不够 够吗 能搞定 行吗 行不行 可以接受 budget 坑位费 资金 拨款 能拿 准备花 块钱 出得起 承受 不超过 最多 最高 封顶 左右 以内 之内 以下 以上 上下 服务费"
    )
    static let foreignPrices = TermIndex<Void>(
        words:
            "报了 原价 活动价 月薪 工资 年薪 收费一 一年收 收费 给到 给他 别家 另外一家 同行 那家 竞争 某品牌 转账 支出 房租 gmv 满减 日赚 余额 押金 定金 罚款 营业额 销售额 年产值 注册资本 产值 学费 元/人 元/场 每公斤 每斤 元一斤 佣金 我们去年 卖到 报价是 提成 利息"
    )
    static let upperBounds = TermIndex<Void>(words: "不超过 不高于 不大于 最多 最高 至多 顶多 小于 低于 少于 控制在 上限 <= ≤ < 不要超过 别超过")
    static let upperAfter = TermIndex<Void>(words: "以内 之内 以下 内 封顶 为限 及以下 以里")
    static let lowerBounds = TermIndex<Void>(words: "不低于 不少于 至少 最少 起码 超过 大于 >= ≥ > 上 下限")
    static let lowerAfter = TermIndex<Void>(words: "以上 及以上 起 + 往上 朝上 多 起步 开外")
    static let approximations = TermIndex<Void>(words: "左右 上下 大概 大约 差不多 的样子 这样 约 近")
    /// After a figure these make it a number of things.
    static let counters = Set("台套个副件只人单粉吨条间名家张次天年月日号楼层米毫瓦千克升瓶箱块支场穴腔轴马匹寸份门所班校粒页路辆股户种款盒组批级届节折%℃°".unicodeScalars)

    // MARK: Places

    static let placeSpoils = TermIndex<Void>(
        words:
            "展会 展览 展 工博会 博览 广交会 春季 秋季 出差 取景 进修 参加 学习 跟岗 培训 方案 总部 租了 仓库 来图 旅游 大道 路 街 机场 高铁 分公司开业 东路 西路 南路 北路 中路 援建 模具展 春交会 开班 市场上 火锅 大酒店")
    static let placeSpoilsBefore = TermIndex<Void>(
        words: "发货到 发到 货发到 发往 送到 寄到 运到 出口 去 飞 参考 派到 到 来 在你们 你们 参加 你们的 跑 经过 想考 报考 上次在 能发 销往 交货地 送货 运往 卖到 地址浙江 参观 路过 放到 学")
    static let placeSaid = TermIndex<Void>(
        words: "我们在 我在 公司在 工厂在 厂在 厂子在 们厂在 坐标 位于 我是 我们是 本人在 人在 学校在 医院在 我这边是 这边是 我们 在 他在 她在 是 我们家 地点 客户在 from_ in_")
    static let placeAfter = TermIndex<Void>(words: "的 这边 那边 这里 那里 本地 的厂 市 省 区 县 📍 人 当地 上班 开 来电 和 做")

    // MARK: No lead

    /// One of these is enough: it is somebody who sells, hires or lends.
    static let adverts = TermIndex<Void>(
        words:
            "诚聘 招聘 招工 急招 包吃住 高价回收 专业回收 长期回收 高价收购 高价现款 刷单 兼职 日赚 包过 代挂 代办 商标注册 公司注销 当天放款 低息贷款 凭身份证 秒杀 优惠券 折起 全场 订购热线 现货直销 现货供应 包教会 包就业 包分配 零基础 详询 欢迎转发 扫码进群 名额有限 不过退款 点击领取 量大从优 诚信为本 出售二手 低价转让 招商加盟 加盟热线 元/人 限时 抢购"
    )
    /// What machines and colleagues send.
    static let notices = TermIndex<Void>(
        words:
            "验证码 取件码 提货码 您尾号 已发货 会议号 请准时 请假 撤回了一条 会议纪要 转账 查收一下 退货地址 房租 节日快乐 新年快乐 生日快乐 晚安 不需要 别再打 不用再打 别发了 没空 已经跟别家 已经签了 找工作 应聘 求职 招人吗 请查收附件 请互相转告 已寄 已安排 已交 对账单"
    )
}
