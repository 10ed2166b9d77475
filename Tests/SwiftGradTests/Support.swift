import SwiftGrad
import Testing

/// All tests of the engine, one after the other: the default generator, the number of threads and the count of live tensors are the
/// process's own.
@Suite(.serialized)
enum EngineTests {}

/// Expects a `TensorError` of the given kind whose message contains `phrase`.
func expectError(
    _ kind: TensorError.Kind, _ phrase: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("an error (\(kind)) saying '\(phrase)' is required, got none", sourceLocation: sourceLocation)
    } catch let error as TensorError {
        #expect(error.kind == kind, "\(error.message)", sourceLocation: sourceLocation)
        #expect(error.message.contains(phrase), "\(error.message)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("a TensorError is required, got \(error)", sourceLocation: sourceLocation)
    }
}

/// Expects the elements of `t`, in order, within `tolerance` of `values`, relative where they are above 1.
func expectClose(
    _ t: Tensor, _ values: [Double], _ tolerance: Double = 1e-6, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let got = try t.scalars(of: Double.self)
    guard got.count == values.count else {
        Issue.record("\(values.count) elements are required, got \(got.count)", sourceLocation: sourceLocation)
        return
    }
    for (g, v) in zip(got, values) {
        let isClose = abs(g - v) <= tolerance * max(1, abs(v))
        #expect(isClose, "\(values) required, got \(got)", sourceLocation: sourceLocation)
        if !isClose { return }
    }
}

/// Numbers that look random, the same at every call: in [-1, 1), none close to another's negative.
func spread(_ n: Int, _ phase: Double = 0) -> [Double] {
    (0..<n).map { i in
        let x = (Double(i) + 1 + phase) * 0.754_877_666_246_692_7
        return 2 * (x - x.rounded(.down)) - 1
    }
}

func float64(_ shape: [Int], _ phase: Double = 0, requiresGrad: Bool = false) throws -> Tensor {
    try Tensor(spread(shape.reduce(1, *), phase), shape: shape, dtype: .float64, requiresGrad: requiresGrad)
}

/// Compares the gradients of `f` at `inputs` (float64 leaves) with central differences, all elements of all inputs; with `second`,
/// also those of the gradient itself.
func checkGradients(
    _ inputs: [Tensor], second: Bool = false, sourceLocation: SourceLocation = #_sourceLocation, _ f: () throws -> Tensor
) throws {
    /// A scalar of the result that weighs all its elements differently.
    func loss() throws -> Tensor {
        let y = try f()
        return try (y * (try float64(y.sizes, 0.5))).sum()
    }
    func compare(_ value: () throws -> Tensor) throws {
        let grads = try gradients(of: [try value()], withRespectTo: inputs, createGraph: true, allowUnused: true)
        let h = 1e-6
        for (k, x) in inputs.enumerated() {
            let analytic = try grads[k].map { try $0.scalars(of: Double.self) } ?? [Double](repeating: 0, count: x.numel)
            let elements = x.detached()
            let flat = try elements.view([-1])
            for i in 0..<x.numel {
                let before = try flat[i].item(as: Double.self)
                try flat.set(i, to: before + h)
                let up = try value().item(as: Double.self)
                try flat.set(i, to: before - h)
                let down = try value().item(as: Double.self)
                try flat.set(i, to: before)
                let numeric = (up - down) / (2 * h)
                let isClose = abs(numeric - analytic[i]) <= 1e-5 * max(1, abs(numeric))
                #expect(
                    isClose, "input \(k), element \(i): differences give \(numeric), backward \(analytic[i])",
                    sourceLocation: sourceLocation)
                if !isClose { return }
            }
        }
    }
    try compare(loss)
    if second {
        try compare {
            let grads = try gradients(of: [try loss()], withRespectTo: inputs, createGraph: true, allowUnused: true)
            var total = try Tensor(0.0, dtype: .float64)
            for (k, g) in grads.enumerated() {
                if let g { total = try total + (g * float64(g.sizes, Double(k) + 0.25)).sum() }
            }
            return total
        }
    }
}
