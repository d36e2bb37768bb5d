/// Which target may import what: the design's table, which the compiler's own check holds only for our own targets.
enum ImportTable {
    /// Free to every target but those in `pure`.
    static let system: Set<String> = ["Glibc", "Dispatch", "Synchronization", "FoundationEssentials"]

    /// Targets that compute and do nothing else: nothing of the system is theirs.
    static let pure: Set<String> = ["RotationCore", "KMSSignature"]

    /// Targets of C, which have no Swift file.
    static let c: Set<String> = ["CLinux", "CSQLite", "CSystemd"]

    /// Each target of Swift with what else it may import.
    ///
    /// HeapModule and DequeModule are swift-collections; NIOHTTP1 in KMSClient is there for the types of
    /// AsyncHTTPClient's headers, which the compiler wants imported by name.
    static let targets: [String: Set<String>] = [
        "RotationCore": ["HeapModule", "DequeModule"],
        "KMSSignature": ["Crypto"],
        "ScheduleFile": ["RotationCore"],
        "Ledger": ["RotationCore", "CSQLite"],
        "KMSClient": ["RotationCore", "KMSSignature", "AsyncHTTPClient", "NIOCore", "NIOHTTP1"],
        "Systemd": ["CSystemd", "Logging"],
        "RotationService": [
            "RotationCore", "KMSSignature", "ScheduleFile", "Ledger", "KMSClient", "Systemd", "CLinux", "Logging",
        ],
        "KMSSimulation": ["KMSSignature", "NIOCore", "NIOPosix", "NIOHTTP1"],
        "rotationd": ["RotationCore", "RotationService", "Logging", "ArgumentParser"],
        "rotationctl": ["RotationCore", "ScheduleFile", "Ledger", "ArgumentParser"],
        "kms-simulator": ["KMSSimulation", "ArgumentParser"],
    ]

    /// Everything that a target may import.
    static func allowed(in target: String) -> Set<String> {
        let own = targets[target] ?? []
        return pure.contains(target) ? own : own.union(system)
    }
}
