import DequeModule

extension Scheduler {
    /// Carries out the next order in a batch of its own, and answers those for which there is nothing to record; gives
    /// whether the batch is one's.
    mutating func takeOrder(in batch: inout Batch, into decisions: inout [Decision]) -> Bool {
        guard isConfigured, !isStopping, !isClockInQuestion else { return false }
        while let order = nextOrder() {
            let answer = carryOut(order, in: &batch)
            recordAccounts(in: &batch)
            guard batch.isEmpty else {
                batch.answer = answer
                batch.carriesOutOrder = true
                return true
            }
            orders.removeFirst()
            if let answer { decisions.append(.answer(answer)) }
        }
        return false
    }

    /// The order that is carried out next, which becomes the first.
    private mutating func nextOrder() -> OperatorOrder? {
        guard isClockKnownWrong else { return orders.first }
        // What a crash left of a request was accepted by a better clock, and waits for one; the others do not wait for it.
        guard let index = orders.firstIndex(where: { !$0.isCompletion }) else { return nil }
        orders.prepend(orders.remove(at: index))
        return orders.first
    }

    /// Answers orders that will not be carried out any more.
    mutating func refuseOrders(into decisions: inout [Decision]) {
        guard let reason = isStopping ? Reason.stopping : ledgerIsLost ? ledgerProblem : nil else { return }
        while let order = orders.popFirst() {
            if let answer = refusal(of: order, because: reason) { decisions.append(.answer(answer)) }
        }
    }

    private mutating func carryOut(_ order: OperatorOrder, in batch: inout Batch) -> OperatorAnswer? {
        switch order {
        case .request(let request): return .request(take(request, in: &batch))
        case .completion(let id, let candidates):
            completeRequest(id, of: candidates, in: &batch)
            return nil
        case .pause(let pause): return .pause(begin(pause, in: &batch))
        case .unpause(let scope, let name): return .pause(lift(scope, by: name, in: &batch))
        case .resumption(let resumption): return .resumption(resume(resumption, in: &batch))
        }
    }

    private func refusal(of order: OperatorOrder, because reason: String) -> OperatorAnswer? {
        switch order {
        case .request(let request):
            .request(RequestAnswer(id: request.id, verdict: .refused(reason: reason)))
        case .completion: nil
        case .pause(let pause): .pause(PauseAnswer(scope: pause.scope, refusal: reason))
        case .unpause(let scope, _): .pause(PauseAnswer(scope: scope, refusal: reason))
        case .resumption(let resumption): .resumption(ResumptionAnswer(resumption: resumption, refusal: reason))
        }
    }

    /// The positions of the secrets of the schedule that a selection means, by account, region and name.
    func selected(by selection: SecretSelection) -> [Int] {
        func isMeant(_ position: Int) -> Bool {
            guard let entry = secrets.entry(at: position), secrets.account(at: position) >= 0 else { return false }
            return selection.includes(secrets.id(at: position), labels: configuration.entries[entry].labels)
        }
        if case .secret(let id) = selection {
            return secrets.position(of: id).map { isMeant($0) ? [$0] : [] } ?? []
        }
        return sorted(secrets.indices.filter(isMeant))
    }

    /// The same positions by account, region and name.
    func sorted(_ positions: [Int]) -> [Int] {
        positions.map { (id: secrets.id(at: $0), position: $0) }.sorted { $0.id < $1.id }.map(\.position)
    }
}
