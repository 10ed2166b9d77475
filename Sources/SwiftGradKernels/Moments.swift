// What batch and group norms are made of: mean and squared deviations, affine maps, dot products.

import SwiftGradKernelAPI

/// Two passes; the second also sums the deviations themselves, which corrects the rounding of the first mean.
private func momentsOf<T: Foldable>(
    _: T.Type, _ type: KernelType, _ n: Int, _ s: Raw, _ ss: Int, _ mean: MutPtr<Double>, _ m2: MutPtr<Double>
) {
    if n <= 0 {
        mean[0] = 0
        m2[0] = 0
        return
    }
    let size = elementSize(type)
    let count = Double(n)
    let m = T.constant(foldElements(Plus.self, T.self, type, n, s, ss).double / count)
    @inline(__always) func load(_ square: Bool, _ start: Int, _ len: Int, _ work: MutPtr<T>) -> Ptr<T> {
        loadChunk(type, len, MutRaw(work), s + start &* ss &* size, ss)
        var i = 0
        if square {
            while i < len {
                let z = work[i] - m
                work[i] = z * z
                i &+= 1
            }
        } else {
            while i < len {
                work[i] = work[i] - m
                i &+= 1
            }
        }
        return UnsafePointer(work)
    }
    let drift = fold(Plus.self, T.self, n) { load(false, $0, $1, $2) }.double
    let squares = fold(Plus.self, T.self, n) { load(true, $0, $1, $2) }.double
    mean[0] = m.double + drift / count
    let corrected = squares - drift * drift / count
    m2[0] = corrected < 0 ? 0 : corrected
}

func kernelMoments(
    _ typeCode: KernelType.RawValue, _ n: Int, _ s: Raw, _ ss: Int, _ mean: UnsafeMutablePointer<Double>,
    _ m2: UnsafeMutablePointer<Double>
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        momentsOf(Double.self, type, n, s, ss, mean, m2)
    } else {
        momentsOf(Float.self, type, n, s, ss, mean, m2)
    }
}

private func affineLoop<T: KernelFloat>(_ n: Int, _ y: MutPtr<T>, _ x: Ptr<T>, _ scale: T, _ shift: T) {
    mapInPlace(n, y, x) { T.mad($0, scale, shift) }
}

func kernelAffine(_ typeCode: KernelType.RawValue, _ n: Int, _ y: MutRaw, _ x: Raw, _ scale: Double, _ shift: Double) {
    let type = kernelType(typeCode)
    if type == .float64 { return affineLoop(n, y.bound(Double.self), x.bound(Double.self), scale, shift) }
    if type == .float32 { return affineLoop(n, y.bound(Float.self), x.bound(Float.self), Float(scale), Float(shift)) }
    let size = elementSize(type)
    withChunk { raw in
        forChunks(n, 256) { start, len in
            loadChunk(type, len, raw, x + start &* size, 1)
            affineLoop(len, raw.bound(Float.self), UnsafePointer(raw.bound(Float.self)), Float(scale), Float(shift))
            storeChunk(type, len, y + start &* size, 1, Raw(raw))
        }
    }
}

private func affine2Chunk<T: KernelFloat>(_ n: Int, _ y: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: T, _ q: T, _ r: T) {
    map2(n, y, a, b) { T.mad($0, p, T.mad($1, q, r)) }
}

func kernelAffine2(
    _ typeCode: KernelType.RawValue, _ n: Int, _ y: MutRaw, _ a: Raw, _ b: Raw, _ p: Double, _ q: Double, _ r: Double
) {
    let type = kernelType(typeCode)
    binaryChunks(type, 0, n, y, 1, a, 1, b, 1) { count, out, u, v in
        if type == .float64 {
            affine2Chunk(count, out.bound(Double.self), u.bound(Double.self), v.bound(Double.self), p, q, r)
        } else {
            affine2Chunk(count, out.bound(Float.self), u.bound(Float.self), v.bound(Float.self), Float(p), Float(q), Float(r))
        }
    }
}

private func dotOf<T: Foldable>(_: T.Type, _ type: KernelType, _ n: Int, _ a: Raw, _ b: Raw) -> Double {
    let size = elementSize(type)
    var result = 0.0
    withChunk { raw in
        let other = raw.bound(T.self)
        result =
            fold(Plus.self, T.self, n) { start, len, work in
                loadChunk(type, len, MutRaw(work), a + start &* size, 1)
                loadChunk(type, len, raw, b + start &* size, 1)
                var i = 0
                while i < len {
                    work[i] = work[i] * other[i]
                    i &+= 1
                }
                return UnsafePointer(work)
            }.double
    }
    return result
}

func kernelDot(_ typeCode: KernelType.RawValue, _ n: Int, _ a: Raw, _ b: Raw) -> Double {
    let type = kernelType(typeCode)
    return type == .float64 ? dotOf(Double.self, type, n, a, b) : dotOf(Float.self, type, n, a, b)
}
