// Comparisons and tests, whose results are bools (one byte, 0 or 1).

import SwiftGradKernelAPI

@inline(__always) private func byte(_ x: Bool) -> UInt8 { x ? 1 : 0 }

private func compareLoop<T: Comparable & ExpressibleByIntegerLiteral>(
    _ op: CompareKernel, _ n: Int, _ d: MutPtr<UInt8>, _ a: Ptr<T>, _ b: Ptr<T>
) {
    switch op {
    case .eq: map2(n, d, a, b) { byte($0 == $1) }
    case .ne: map2(n, d, a, b) { byte($0 != $1) }
    case .lt: map2(n, d, a, b) { byte($0 < $1) }
    case .le: map2(n, d, a, b) { byte($0 <= $1) }
    case .gt: map2(n, d, a, b) { byte($0 > $1) }
    case .ge: map2(n, d, a, b) { byte($0 >= $1) }
    case .logicalAnd: map2(n, d, a, b) { byte($0 != 0) & byte($1 != 0) }
    case .logicalOr: map2(n, d, a, b) { byte($0 != 0) | byte($1 != 0) }
    case .logicalXor: map2(n, d, a, b) { byte($0 != 0) ^ byte($1 != 0) }
    }
}

@inline(never) private func compareContiguous(
    _ op: CompareKernel, _ type: KernelType, _ n: Int, _ d: MutRaw, _ a: Raw, _ b: Raw
) {
    let d = d.bound(UInt8.self)
    switch type {
    case .uint8, .bool: compareLoop(op, n, d, a.bound(UInt8.self), b.bound(UInt8.self))
    case .int8: compareLoop(op, n, d, a.bound(Int8.self), b.bound(Int8.self))
    case .int16: compareLoop(op, n, d, a.bound(Int16.self), b.bound(Int16.self))
    case .int32: compareLoop(op, n, d, a.bound(Int32.self), b.bound(Int32.self))
    case .int64: compareLoop(op, n, d, a.bound(Int64.self), b.bound(Int64.self))
    case .float64: compareLoop(op, n, d, a.bound(Double.self), b.bound(Double.self))
    case .float32, .float16, .bfloat16: compareLoop(op, n, d, a.bound(Float.self), b.bound(Float.self))
    }
}

func kernelCompare(
    _ opCode: CompareKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ a: Raw, _ sa: Int,
    _ b: Raw, _ sb: Int
) {
    let op = decoded(opCode, CompareKernel.self)
    let type = kernelType(typeCode)
    if n <= 0 { return }
    if ds == 1 && sa == 1 && sb == 1 && !isHalf(type) && Raw(d) != a && Raw(d) != b {
        return compareContiguous(op, type, n, d, a, b)
    }
    binaryChunks(type, 1, n, d, ds, a, sa, b, sb) { count, out, x, y in compareContiguous(op, type, count, out, x, y) }
}

private func testFloat<T: KernelFloat>(_ op: TestKernel, _ n: Int, _ d: MutPtr<UInt8>, _ s: Ptr<T>) {
    switch op {
    case .isNaN: map(n, d, s) { byte($0 != $0) }
    case .isInf: map(n, d, s) { byte(T.absolute($0) == .infinity) }
    case .isFinite: map(n, d, s) { byte(T.absolute($0) < .infinity) }
    case .logicalNot: map(n, d, s) { byte($0 == 0) }
    case .isPosInf: map(n, d, s) { byte($0 == .infinity) }
    case .isNegInf: map(n, d, s) { byte($0 == -.infinity) }
    case .signbit: map(n, d, s) { byte(T.withSign(1, $0) < 0) }
    }
}

private func testInteger<T: FixedWidthInteger>(_ op: TestKernel, _ n: Int, _ d: MutPtr<UInt8>, _ s: Ptr<T>) {
    switch op {
    case .isNaN, .isInf, .isPosInf, .isNegInf: fillTyped(n, d, 0)
    case .isFinite: fillTyped(n, d, 1)
    case .logicalNot: map(n, d, s) { byte($0 == 0) }
    case .signbit: map(n, d, s) { byte($0 < 0) }
    }
}

@inline(never) private func testContiguous(_ op: TestKernel, _ type: KernelType, _ n: Int, _ d: MutRaw, _ s: Raw) {
    let d = d.bound(UInt8.self)
    switch type {
    case .uint8, .bool: testInteger(op, n, d, s.bound(UInt8.self))
    case .int8: testInteger(op, n, d, s.bound(Int8.self))
    case .int16: testInteger(op, n, d, s.bound(Int16.self))
    case .int32: testInteger(op, n, d, s.bound(Int32.self))
    case .int64: testInteger(op, n, d, s.bound(Int64.self))
    case .float64: testFloat(op, n, d, s.bound(Double.self))
    case .float32, .float16, .bfloat16: testFloat(op, n, d, s.bound(Float.self))
    }
}

func kernelTest(
    _ opCode: TestKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ s: Raw, _ ss: Int
) {
    let op = decoded(opCode, TestKernel.self)
    let type = kernelType(typeCode)
    if n <= 0 { return }
    if ds == 1 && ss == 1 && !isHalf(type) && Raw(d) != s { return testContiguous(op, type, n, d, s) }
    binaryChunks(type, 1, n, d, ds, s, ss, s, 0) { count, out, x, _ in testContiguous(op, type, count, out, x) }
}
