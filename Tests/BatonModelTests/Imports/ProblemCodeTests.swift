import BatonModel
import FoundationEssentials
import Testing

@Suite struct ProblemCodeTests {
    @Test func `no two problems share a code, and codes have one form`() {
        let codes =
            TextProblem.Code.allCases.map(\.rawValue) + FileProblem.Code.allCases.map(\.rawValue)
            + RowProblem.Code.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        for code in codes { #expect(SignalKind(rawValue: code) != nil, "\(code) is not snake_case") }
    }

    @Test func `a row problem survives being stored`() throws {
        let problem = RowProblem(
            column: "手机", cell: String(repeating: "长", count: 61), code: "phone_several", zh: "多个", en: "several")
        #expect(try JSONDecoder().decode(RowProblem.self, from: JSONEncoder().encode(problem)) == problem)
        #expect(problem.cell == String(repeating: "长", count: 59) + "…")
    }
}
