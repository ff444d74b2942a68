internal import BatonModel
internal import BatonService

extension Schema {
    private static let formChannel = key(LeadForm.channels.map(\.key), LeadChannel.webForm.key)
    private static let origins = list(text(300, min: 1, "https://www.example.cn"), max: LeadForm.maximumOrigins)
    private static let rate = integer(1...LeadForm.maximumRate, 30)
    private static let acceptedSignals = list(signalKind, max: LeadForm.maximumSignals).example(#"["menu_consult"]"#)
    private static let mapping = map(text(60, min: 1, "phone")).example(#"{"tel":"phone","公司":"company"}"#)
    private static let defaults = map(text(LeadLimits.company, "PLC")).example(#"{"product_line":"PLC"}"#)
    private static let redirect = text(LeadForm.maximumURL, min: 1, "https://www.example.cn/thanks")

    static let form = object([
        "id": id, "name": text(100, "官网"), "prefix": text(20, "bf_x7Kq").noted("The first characters of its key."), "channel": formChannel,
        "signal": signalKind.orNull.noted("What a submission proves."), "allowed_origins": origins.noted("Empty: any."),
        "honeypot": text(60, "website").orNull.noted("A field that people do not see: who fills it in is a machine."), "per_minute": rate,
        "client_per_minute": rate.noted("From one address."), "mapping": mapping.noted("The site's name of a field: ours."),
        "defaults": defaults, "keeps_unknown": boolean.noted("Whether other fields are kept with the raw payload instead of refused."),
        "redirect_url": redirect.orNull, "thanks": text(LeadForm.maximumThanks, "谢谢！").orNull,
        "accepts_signals": acceptedSignals, "created_at": time, "revoked_at": time.orNull,
    ]).named("Form")

    static let formWithKey = form.adding(["key": text(200, "bf_x7Kq…").noted("Shown this once.")]).named("FormWithKey")

    static let formDetail = form.adding([
        "days": list(
            object([
                "day": text(10, "2026-11-22"), "received": count, "repeated": count, "trapped": count, "refused": count, "signals": count,
            ]), max: 30)
    ]).named("FormDetail")

    private static let formProperties: KeyValuePairs<String, Schema> = [
        "name": text(100, min: 1, "官网").orNull, "channel": formChannel.orNull, "signal": signalKind.orNull,
        "allowed_origins": origins.orNull, "honeypot": text(60, "website").orNull, "per_minute": rate.orNull,
        "client_per_minute": rate.orNull, "mapping": mapping.orNull, "defaults": defaults.orNull, "keeps_unknown": boolean.orNull,
        "redirect_url": redirect.orNull, "thanks": text(LeadForm.maximumThanks, "谢谢！").orNull, "accepts_signals": acceptedSignals.orNull,
    ]
    static let formInput = input(formProperties, required: ["name"]).named("FormInput")
    static let formPatch = input(formProperties).named("FormPatch")
}
