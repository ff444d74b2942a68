/// Why a text was refused: a stable code for programs and a sentence for people that says what is wrong and what to do.
package struct TextProblem: Error, Hashable, Sendable {
    /// Stable: API answers and result files carry these strings. Never rename one.
    package enum Code: String, CaseIterable, Sendable {
        case textControlCharacter = "text_control_character"
        case textTooLong = "text_too_long"

        case phoneNotANumber = "phone_not_a_number"
        case phoneScientific = "phone_scientific"
        case phoneDigitCount = "phone_digit_count"
        case phoneAreaCodeMissing = "phone_area_code_missing"
        case phoneUnknownPrefix = "phone_unknown_prefix"
        case phoneSeveral = "phone_several"
        case phoneExtension = "phone_extension"

        case emailInvalid = "email_invalid"
        case emailSeveral = "email_several"
        case emailTooLong = "email_too_long"

        case budgetUnrecognised = "budget_unrecognised"
        case budgetUnitMissing = "budget_unit_missing"
        case budgetUnitConflict = "budget_unit_conflict"
        case budgetNegative = "budget_negative"
        case budgetReversed = "budget_reversed"
        case budgetTooPrecise = "budget_too_precise"
        case budgetTooLarge = "budget_too_large"

        case dateUnrecognised = "date_unrecognised"
        case dateAmbiguous = "date_ambiguous"
        case dateExcelSerial = "date_excel_serial"
        case dateImpossible = "date_impossible"
        case dateYearOutOfRange = "date_year_out_of_range"
        case dateLocalTimeSkipped = "date_local_time_skipped"
    }

    package let code: Code
    package let messageZH: String
    package let messageEN: String

    package init(_ code: Code, zh: String, en: String) {
        self.code = code
        self.messageZH = zh
        self.messageEN = en
    }
}

extension TextProblem: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(messageEN)" }
}
