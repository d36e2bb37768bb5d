import KMSSimulation
import ProcessSupport

/// A site with a simulated KMS, and the daemons that a test starts there.
final class Scene: OnSite, Sendable {
    let site: Site
    let kms: KMSSimulator
    /// What arrived at the simulator, in order, before it is answered.
    let arrivals: Observations<Arrival>

    /// The VersionId of every secret that `schedule` names.
    static let versionID = "20200101T000000Z"

    var address: String { kms.address }

    private init(_ configuration: SimulatorConfiguration) async throws {
        site = try Site()
        let arrivals = Observations<Arrival>()
        self.arrivals = arrivals
        kms = try await KMSSimulator.start(configuration) { arrivals.append($0) }
    }

    /// Sets the scene, plays the test and clears up, also after an error.
    static func play(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        _ test: (Scene) async throws -> Void
    ) async throws {
        let scene = try await Scene(configuration)
        let result: Result<Void, any Error>
        do { result = .success(try await test(scene)) } catch { result = .failure(error) }
        await scene.site.clear()
        await scene.kms.stop()
        try result.get()
    }
}
