import Testing

struct CatCommandTests {
    @Test("Prints the merged files, and what it prints has no fault")
    func merged() throws {
        let first = try TemporaryFile("accounts: {main: {region: cn-hangzhou}}\nsecrets: [{name: a, every: 30d}]\n")
        let second = try TemporaryFile("secrets: [{name: a, every: 1d}]\n")
        let run = try ProgramRun("cat", "--config", first.path, "--config", second.path)
        #expect(run.status == 0)
        #expect(
            run.lines == [
                "accounts:", "  main:  # \(first.path):1", "    region: cn-hangzhou  # \(first.path):1", "secrets:",
                "  - name: a  # \(second.path):1", "    every: 1d  # \(second.path):1",
            ])
        let printed = try TemporaryFile(run.output)
        #expect(try ProgramRun("check", printed.path).status == 0)
    }

    @Test("Faults go to standard error, and nothing is printed")
    func faulty() throws {
        let file = try TemporaryFile("secrets: 5\n")
        let run = try ProgramRun("cat", "--config", file.path)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(
            run.error == "\(file.path):1:10: error: `secrets` must be a list; begin each entry with `- name: NAME`\n")
    }
}
