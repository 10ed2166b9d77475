import SwiftGrad
import Testing

extension EngineTests {
    @Suite struct RegistryTests {
        @Test func everyOperatorIsListedOnce() {
            let names = Registry.entries.map { $0.schema.name }
            let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            #expect(repeated.isEmpty)
            #expect(names.count > 300)
            #expect(Registry.entries.allSatisfy { !$0.doc.isEmpty })
        }
    }
}
