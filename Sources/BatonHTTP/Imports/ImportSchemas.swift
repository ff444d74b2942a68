internal import BatonModel
internal import BatonService

extension Schema {
    private static let target = text(100, min: 1, "phone").noted(
        "`" + LeadFileLayout.Column.keys.joined(separator: "`, `")
            + "`, or `custom.<key>`. `extra` is kept with the raw row, `ignore` means nothing.")
    private static let mode = key(ImportOptions.Mode.allCases.map(\.rawValue), "create")
    private static let matchKey = key(ImportOptions.Key.allCases.map(\.rawValue), "phone")
    private static let blanks = key(ImportOptions.Blanks.allCases.map(\.rawValue), "leave")
    private static let newTags = key(ImportOptions.NewTags.allCases.map(\.rawValue), "refuse").noted(
        "What becomes of names of tags that nobody knows.")
    private static let reasons = map(count).example(#"{"phone_digit_count":3}"#)

    private static let report = object([
        "read": count, "created": count, "updated": count, "unchanged": count, "rejected": count, "blank": count, "reasons": reasons,
    ]).noted("`read` = `created` + `updated` + `unchanged` + `rejected`; blank rows are none of them.")

    private static let rowProblem = object([
        "column": text(2000, "手机"), "code": text(100, "phone_digit_count"), "cell": text(100, "1381234"), "message": text(2000),
    ])

    static let leadImport = object([
        "id": id, "name": text(200, "展会.xlsx"), "kind": key(["csv", "xlsx"]), "encoding": text(40, "GB18030").orNull,
        "delimiter": key(["comma", "tab", "semicolon"]).orNull, "bytes": count, "state": key(LeadImportRecord.State.self),
        "failure": text(100).orNull, "sheets": list(object(["name": text(200, "Sheet1"), "hidden": boolean])), "sheet": text(200).orNull,
        "header_line": integer(1...1_048_576, 1), "header_rows": integer(1...2, 1),
        "columns": list(object(["column": integer(0...511, 0), "header": text(200, "手机"), "target": target])),
        "rows": count, "blank_rows": count, "preamble_rows": count, "hidden_rows": count, "hidden_columns": count, "merged_ranges": count,
        "mode": mode, "key": matchKey.orNull, "source": text(40, "erp").orNull, "blanks": blanks, "channel": key(LeadChannel.self).orNull,
        "owner_id": id.orNull, "new_tags": newTags, "report": report,
        "undone": object([
            "deleted": count, "restored": count, "reasons": reasons,
            "kept": list(
                object(["lead_id": id, "line": count, "reason": key(["touched", "changed", "gone", "not_permitted"])]), max: 1000),
        ]).orNull,
        "member_id": id.orNull, "undone_by": id.orNull, "created_at": time, "started_at": time.orNull, "ended_at": time.orNull,
        "purge_at": time,
        "has_file": boolean, "version": version,
    ]).named("LeadImport")

    static let leadImportDetail = leadImport.adding([
        "problems": list(object(["pointer": text(200, "/mapping"), "code": text(100, "unreachable"), "message": text(2000)]))
            .noted("What keeps it from being committed as it is."),
        "preview": list(
            object([
                "line": count, "cells": list(text(200)),
                "lead": object([
                    "contact_name": text(LeadLimits.contactName).orNull, "company": text(LeadLimits.company).orNull,
                    "phone": text(20).orNull, "email": text(LeadLimits.email).orNull, "area": text(100).orNull,
                    "product_line": text(LeadLimits.productLine).orNull, "need": text(LeadLimits.need).orNull,
                    "referred_by": text(LeadLimits.referrer).orNull, "tags": list(text(Tag.maximumCell)),
                    "channel": key(LeadChannel.self), "budget_min_minor": integer(0...Int64.max).orNull,
                    "budget_max_minor": integer(0...Int64.max).orNull, "external_id": text(200).orNull, "lead_id": text(60).orNull,
                ]).orNull,
                "problems": list(rowProblem),
            ]), max: LeadImportService.previewRows),
    ]).named("LeadImportDetail")

    static let leadImportCheck = object([
        "read": count, "created": count, "updated": count, "unchanged": count, "rejected": count, "blank": count, "reasons": reasons,
        "rejected_rows": list(object(["line": count, "problems": list(rowProblem)]), max: LeadImportService.maximumNamed),
    ]).named("LeadImportCheck")

    static let leadImportSettings = input([
        "sheet": text(100, min: 1, "Sheet1").orNull, "header_line": integer(1...1_048_576, 1).orNull,
        "header_rows": integer(1...2, 1).orNull,
        "mapping": list(input(["column": integer(0...512, 0), "target": target], required: ["column", "target"]), max: 512).orNull,
        "mode": mode.orNull, "key": matchKey.orNull, "source": text(40, min: 1, "erp").orNull, "blanks": blanks.orNull,
        "channel": key(LeadChannel.self).orNull, "owner_id": id.orNull, "new_tags": newTags.orNull,
    ]).named("LeadImportSettings").example(#"{"mode":"create_or_update","key":"phone"}"#)
}
