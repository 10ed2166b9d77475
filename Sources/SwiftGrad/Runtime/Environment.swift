#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The value of an environment variable, or nil.
func environment(_ name: String) -> String? {
    guard let text = getenv(name) else { return nil }
    return String(cString: text)
}
