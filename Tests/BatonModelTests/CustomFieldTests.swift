internal import Foundation
internal import Testing

@testable internal import BatonModel

private let options = [
    CustomFieldOption(number: 1, key: "new", labelZH: "新建", labelEN: "New"),
    CustomFieldOption(number: 2, key: "old", labelZH: "旧", labelEN: "Old", isArchived: true),
    CustomFieldOption(number: 3, key: "moved", labelZH: "搬迁", labelEN: "Moved"),
]

@Suite("Custom fields: definitions and values")
struct CustomFieldTests {
    private static func field(_ type: CustomFieldType) -> CustomField {
        CustomField(
            id: CustomFieldID(UUID()), key: "x", labelZH: "字段", labelEN: "Field", type: type,
            slot: CustomSlot(type.kind.slot, 1) ?? CustomSlot.all[0])
    }

    @Test("a number keeps its digits: what is read is written again, whatever the digits behind the point")
    func numbers() {
        var generator = SystemRandomNumberGenerator()
        for decimals in 0...CustomFieldType.maximumDecimals {
            let field = Self.field(.number(decimals: decimals))
            for _ in 0..<300 {
                let value =
                    Int64.random(in: -CustomFieldType.maximumNumber...CustomFieldType.maximumNumber, using: &generator)
                    >> Int64.random(in: 0...45, using: &generator)
                let text = field.text(.number(value))
                // Read by somebody else: Foundation's decimals.
                #expect(Decimal(string: text) == Decimal(value) / pow(10, decimals))
                var problems = FieldProblems()
                #expect(field.value(.number(text), at: "/x", &problems) == .number(value), "\(text)")
                #expect(field.value(.text(" \(text) "), at: "/x", isText: true, &problems) == .number(value))
                #expect(problems.isEmpty)
            }
        }
    }

    @Test(
        "values that the type does not have are refused, each with its code",
        arguments: [
            (CustomFieldType.number(decimals: 1), CustomInput.number("1.25"), "too_many_decimals"),
            (.number(decimals: 0), .number("0.5"), "too_many_decimals"), (.number(decimals: 0), .number("1e3"), "not_a_number"),
            (.number(decimals: 0), .number("1000000000000000"), "out_of_range"),
            (.number(decimals: 2), .number("10000000000000.00"), "out_of_range"), (.number(decimals: 0), .text("12"), "wrong_type"),
            (.text, .number("1"), "wrong_type"), (.text, .text("a\u{0}b"), "text_control_character"),
            (.text, .text("a\nb"), "text_control_character"), (.text, .text(String(repeating: "长", count: 256)), "text_too_long"),
            (.date, .text("2026-02-29"), "date_impossible"), (.date, .text("2026-11-20 08:00"), "date_unrecognised"),
            (.date, .text("soon"), "date_unrecognised"), (.date, .number("20261120"), "wrong_type"),
            (.choice(options), .text("New"), "unknown_option"), (.choice(options), .text("old"), "unknown_option"),
            (.choice(options), .list([.text("new")]), "wrong_type"), (.choices(options), .text("new"), "wrong_type"),
            (.choices(options), .list([.text("new"), .number("1")]), "wrong_type"),
            (.choices(options), .list(Array(repeating: .text("new"), count: 101)), "too_many"),
            (.reference(.member), .text("x"), "not_an_id"), (.reference(.member), .other("object"), "wrong_type"),
        ])
    func refused(_ type: CustomFieldType, _ input: CustomInput, _ code: String) {
        var problems = FieldProblems()
        let value = Self.field(type).value(input, at: "/custom/x", &problems)
        #expect(problems.all.first?.code == code, "\(problems.all)")
        #expect(problems.all.first?.pointer.hasPrefix("/custom/x") == true)
        if case .choices = type { return }
        #expect(value == nil)
    }

    @Test("values are cleaned, ordered and read from forms as text")
    func accepted() {
        var problems = FieldProblems()
        func value(_ type: CustomFieldType, _ input: CustomInput, isText: Bool = false) -> CustomValue? {
            Self.field(type).value(input, at: "/x", isText: isText, &problems)
        }
        #expect(value(.text, .text("  西门子\u{3000}")) == .text("西门子"))
        #expect(value(.text, .text(" \u{200B} ")) == nil && value(.text, .null) == nil)
        #expect(value(.number(decimals: 2), .number("1.500")) == .number(150))
        #expect(value(.number(decimals: 0), .text("１２"), isText: true) == .number(12))
        #expect(value(.number(decimals: 0), .number("-0")) == .number(0))
        for text in ["2026-11-20", "2026年11月20日", "20261120", "2026/11/20"] {
            #expect(value(.date, .text(text)).map(Self.field(.date).text) == "2026-11-20", "\(text)")
        }
        #expect(value(.choices(options), .list([.text("moved"), .text("new"), .text("moved")])) == .choices([1, 3]))
        #expect(value(.choices(options), .list([])) == nil)
        #expect(value(.choices(options), .text("moved，new"), isText: true) == .choices([1, 3]))
        #expect(problems.isEmpty, "\(problems.all)")
    }

    @Test("a default is kept and read back as it was")
    func stored() {
        let id = UUID()
        for (value, kind) in [
            (.text("a,b"), .text), (.number(-1250), .number), (.date(CalendarDay(number: 20_777)), .date), (.choice(3), .choice),
            (.choices([1, 3]), .choices), (.reference(id), .reference),
        ] as [(CustomValue, CustomFieldType.Kind)] {
            #expect(CustomValue(stored: value.stored, kind) == value)
        }
        #expect(CustomValue(stored: "x", .number) == nil)
    }

    @Test("every column has a name that is read back, and there is none beyond the last")
    func slots() {
        #expect(CustomSlot.all.count == 38 && Set(CustomSlot.all.map(\.column)).count == 38)
        for slot in CustomSlot.all { #expect(CustomSlot(column: slot.column) == slot) }
        for name in ["custom_text_11", "custom_text_0", "custom_blob_1", "text_1", "custom_text_1_x", "custom_text_-1"] {
            #expect(CustomSlot(column: name) == nil, "\(name)")
        }
    }

    private static let slot = CustomSlot(.number, 1) ?? CustomSlot.all[0]

    @Test("a definition is checked as a whole")
    func drafts() throws {
        var draft = CustomFieldDraft(key: "1x", labelZH: " ", kind: .choice)
        draft.unit = "台"
        draft.decimals = 2
        draft.target = .lead
        draft.options = [
            .init(key: "a", labelZH: "甲"), .init(key: "a", labelZH: "乙"), .init(key: "B", labelZH: ""),
        ]
        let failure = #expect(throws: ValidationFailure.self) { try draft.field(CustomFieldID(UUID()), in: Self.slot) }
        #expect(
            Set(failure?.problems.map(\.pointer) ?? [])
                == ["/key", "/label_zh", "/decimals", "/target", "/unit", "/options/1/key", "/options/2/key", "/options/2/label_zh"])

        var number = CustomFieldDraft(key: "weight", labelZH: "重量", kind: .number)
        number.decimals = 2
        number.unit = "kg"
        number.defaultValue = .number("0.125")
        #expect(throws: ValidationFailure.self) { try number.field(CustomFieldID(UUID()), in: Self.slot) }
        number.defaultValue = .number("0.5")
        let field = try number.field(CustomFieldID(UUID()), in: Self.slot)
        #expect(field.defaultValue == .number(50) && field.labelEN == "重量")
        var reference = CustomFieldDraft(key: "engineer", labelZH: "工程师", kind: .reference)
        #expect(throws: ValidationFailure.self) { try reference.field(CustomFieldID(UUID()), in: Self.slot) }
        reference.target = .member
        reference.defaultValue = .text(UUID().uuidString)
        #expect(throws: ValidationFailure.self) { try reference.field(CustomFieldID(UUID()), in: Self.slot) }
        #expect(throws: ValidationFailure.self) {
            try CustomFieldDraft(key: "c", labelZH: "选", kind: .choices).field(CustomFieldID(UUID()), in: Self.slot)
        }
    }

    @Test("options keep their numbers: one that is left out is archived and comes back as the same; a default must be one that is there")
    func optionNumbers() throws {
        var draft = CustomFieldDraft(key: "state", labelZH: "状态", kind: .choice)
        draft.options = [.init(key: "a", labelZH: "甲"), .init(key: "b", labelZH: "乙")]
        draft.defaultValue = .text("b")
        let field = try draft.field(CustomFieldID(UUID()), in: Self.slot)
        var patch = CustomFieldPatch()
        patch.options = [.init(key: "c", labelZH: "丙"), .init(key: "a", labelZH: "甲", labelEN: "A")]
        let failure = #expect(throws: ValidationFailure.self) { try patch.applied(to: field) }
        #expect(failure?.problems.map(\.code) == ["is_default"])
        patch.defaultValue = .null
        let changed = try patch.applied(to: field)
        #expect(changed.type.options.map(\.key) == ["c", "a", "b"] && changed.type.options.map(\.number) == [3, 1, 2])
        #expect(changed.type.options.map(\.isArchived) == [false, false, true] && changed.defaultValue == nil)
        patch.options = [.init(key: "b", labelZH: "乙")]
        let back = try patch.applied(to: changed)
        #expect(back.option(2)?.isArchived == false && back.option(1)?.isArchived == true)
    }

    @Test("a new record gets defaults, and needs what is required; a stranger's does not")
    func completion() throws {
        var required = Self.field(.text)
        required.key = "brand"
        required.isRequired = true
        var withDefault = Self.field(.number(decimals: 0))
        withDefault.key = "machines"
        withDefault.isRequired = true
        withDefault.defaultValue = .number(1)
        var archived = Self.field(.text)
        (archived.key, archived.isRequired, archived.isArchived) = ("old", true, true)
        let fields = CustomFields([required, withDefault, archived])
        let failure = #expect(throws: ValidationFailure.self) { try fields.completed([], isLenient: false) }
        #expect(failure?.problems.map(\.pointer) == ["/custom/brand"])
        #expect(try fields.completed([], isLenient: true).map(\.value) == [.number(1)])
        // Emptied on purpose is not left out.
        #expect(throws: ValidationFailure.self) {
            try fields.completed(
                [CustomChange(field: required, value: .text("x")), CustomChange(field: withDefault, value: nil)], isLenient: false)
        }
    }
}
