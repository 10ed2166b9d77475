import SwiftGrad

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The images and labels of a part of Fashion-MNIST (Xiao et al. 2017).
struct FashionMNIST {
    /// (N, 784) float32, normalised to mean 0 and deviation 1.
    let images: Tensor
    /// (N) int64: 0 T-shirt, 1 trouser, 2 pullover, 3 dress, 4 coat, 5 sandal, 6 shirt, 7 sneaker, 8 bag, 9 ankle boot.
    let labels: Tensor

    var count: Int { labels.numel }

    struct ReadError: Error, CustomStringConvertible {
        let description: String
    }

    /// Where the four gzipped files are: the folder asked for, Debian's dataset-fashion-mnist, or the sample of this repository.
    static func folder(_ asked: String?) throws -> String {
        let sample = #filePath.split(separator: "/").dropLast(5).reduce("") { $0 + "/" + $1 } + "/python/swiftgrad/data_sample/FashionMNIST/raw"
        let candidates = asked.map { [$0] } ?? ["/usr/share/datasets/fashion-mnist", sample]
        for folder in candidates where access(folder + "/train-images-idx3-ubyte.gz", R_OK) == 0 { return folder }
        throw ReadError(description: "Fashion-MNIST: train-images-idx3-ubyte.gz is required in one of \(candidates), got none")
    }

    /// - Parameter part: "train" or "t10k".
    init(_ folder: String, part: String) throws {
        let pixels = try Self.read("\(folder)/\(part)-images-idx3-ubyte.gz", magic: 0x803, header: 16)
        let classes = try Self.read("\(folder)/\(part)-labels-idx1-ubyte.gz", magic: 0x801, header: 8)
        guard pixels.count == 784 * classes.count else {
            throw ReadError(description: "\(part): 784 pixels a label are required, got \(pixels.count) for \(classes.count) labels")
        }
        images = try (Tensor(pixels, shape: [classes.count, 784]).to(.float32) / 255 - 0.2860) / 0.3530
        labels = try Tensor(classes).to(.int64)
    }

    /// The bytes after the header of a gzipped idx file.
    private static func read(_ path: String, magic: UInt32, header: Int) throws -> [UInt8] {
        guard access(path, R_OK) == 0, let pipe = popen("gzip -dc '\(path)'", "r") else {
            throw ReadError(description: "\(path): a readable file and gzip are required")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while case let n = fread(&buffer, 1, buffer.count, pipe), n > 0 { bytes += buffer[..<n] }
        guard pclose(pipe) == 0, bytes.count >= header else { throw ReadError(description: "\(path): gzip failed") }
        let found = bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard found == magic else { throw ReadError(description: "\(path): magic number \(magic) is required, got \(found)") }
        return Array(bytes[header...])
    }
}
