extension Node {
    /// The elements of a sequence, found one after another.
    struct Elements: Sequence, IteratorProtocol, Sendable {
        private let tree: Tree
        private var upcoming: Int
        private let end: Int

        init(tree: Tree, container: Int, isEmpty: Bool) {
            self.tree = tree
            upcoming = container + 1
            end = isEmpty ? container + 1 : tree.indexAfter(container)
        }

        mutating func next() -> Node? {
            guard upcoming < end else { return nil }
            let node = Node(tree: tree, index: upcoming)
            upcoming = tree.indexAfter(upcoming)
            return node
        }
    }

    /// The pairs of a mapping, found one after another.
    struct Pairs: Sequence, IteratorProtocol, Sendable {
        private var nodes: Elements

        init(tree: Tree, container: Int, isEmpty: Bool) {
            nodes = Elements(tree: tree, container: container, isEmpty: isEmpty)
        }

        mutating func next() -> (key: Node, value: Node)? {
            while let key = nodes.next(), let value = nodes.next() {
                if !key.isReported { return (key, value) }
            }
            return nil
        }
    }
}
