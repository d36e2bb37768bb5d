// swift-tools-version: 6.2

import PackageDescription

/// Settings of every target: Swift 6, explicit existentials and explicit imports.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "rotationd",
    products: [
        .executable(name: "rotationd", targets: ["rotationd"]),
        .executable(name: "rotationctl", targets: ["rotationctl"]),
        .executable(name: "kms-simulator", targets: ["kms-simulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "RotationCore", dependencies: [heap, deque], swiftSettings: settings),
        .target(name: "KMSSignature", dependencies: [crypto], swiftSettings: settings),
        .target(name: "ScheduleFile", dependencies: ["RotationCore"], swiftSettings: settings),
        .target(name: "Ledger", dependencies: ["RotationCore", "CSQLite"], swiftSettings: settings),
        .target(
            name: "KMSClient", dependencies: ["RotationCore", "KMSSignature", httpClient, nioCore],
            swiftSettings: settings),
        .target(name: "Systemd", dependencies: ["CSystemd", logging], swiftSettings: settings),
        .target(
            name: "RotationService",
            dependencies: ["RotationCore", "ScheduleFile", "Ledger", "KMSClient", "Systemd", "CLinux", logging],
            swiftSettings: settings),
        .target(
            name: "KMSSimulation", dependencies: ["KMSSignature", nioCore, nioPosix, nioHTTP1],
            swiftSettings: settings),
        .executableTarget(
            name: "rotationd", dependencies: ["RotationService", argumentParser], swiftSettings: settings),
        .executableTarget(
            name: "rotationctl", dependencies: ["RotationCore", "ScheduleFile", "Ledger", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "kms-simulator", dependencies: ["KMSSimulation", argumentParser], swiftSettings: settings),
        .executableTarget(
            name: "timer-check", dependencies: ["RotationService", "RotationCore", "KMSSimulation"],
            path: "Tests/TimerCheck", swiftSettings: settings),
        .testTarget(
            name: "RotationCoreTests", dependencies: ["RotationCore", "ScheduleFile", "SimulationWorld"],
            swiftSettings: settings),
        .testTarget(
            name: "KMSSignatureTests", dependencies: ["KMSSignature"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "ScheduleFileTests", dependencies: ["ScheduleFile", "RotationCore", yams], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger", "RotationCore", "CSQLite"], swiftSettings: settings),
        .testTarget(
            name: "KMSClientTests", dependencies: ["KMSClient", "KMSSignature", "RotationCore", nioCore, nioPosix],
            swiftSettings: settings),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd", logging], swiftSettings: settings),
        .testTarget(
            name: "KMSSimulationTests", dependencies: ["KMSSimulation", "KMSSignature"], swiftSettings: settings),
        .executableTarget(
            name: "benchmarks", dependencies: ["RotationCore", "ScheduleFile", "KMSSignature"],
            path: "Tests/Benchmarks", swiftSettings: settings),
        .executableTarget(
            name: "fuzz", dependencies: ["RotationCore", "ScheduleFile"], path: "Tests/Fuzz", exclude: ["Corpus"],
            swiftSettings: settings),
        .target(
            name: "SimulationWorld", dependencies: ["RotationCore", "Ledger"], path: "Tests/Simulation/World",
            swiftSettings: settings),
        .executableTarget(
            name: "simulation", dependencies: ["SimulationWorld", "RotationCore", "Ledger"],
            path: "Tests/Simulation/Program", swiftSettings: settings),
        .testTarget(
            name: "SimulationTests", dependencies: ["SimulationWorld", "RotationCore"], swiftSettings: settings),
        .testTarget(name: "FuzzTests", dependencies: ["fuzz", "ScheduleFile"], swiftSettings: settings),
        .testTarget(name: "HouseTests", swiftSettings: settings),
        .testTarget(
            name: "CommandTests", dependencies: ["rotationd", "rotationctl", "RotationCore", "ScheduleFile", "Ledger"],
            swiftSettings: settings),
        .testTarget(
            name: "DaemonTests",
            dependencies: ["rotationd", "ProcessSupport", "KMSSimulation", "Ledger", "RotationCore"],
            swiftSettings: settings),
        // A test target without tests: it may import Testing, and no release build meets it.
        .testTarget(name: "ProcessSupport", dependencies: ["Ledger", "RotationCore"], swiftSettings: settings),
        .testTarget(
            name: "SystemTests",
            dependencies: ["rotationd", "kms-simulator", "ProcessSupport", "KMSSimulation", "Ledger", "RotationCore"],
            path: "Tests/System", exclude: ["ClockSteps", "clock-steps"], swiftSettings: settings),
        .testTarget(
            name: "RotationServiceTests",
            dependencies: ["RotationService", "RotationCore", "Ledger", "Systemd", logging],
            swiftSettings: settings),
    ]
)
