import Testing

@testable import RotationCore

struct CronExpressionTests {
    @Test(arguments: [
        ("0 3 1 * *", "0 3 1 * *"), ("  0\t3  1 *   * \n", "0 3 1 * *"), ("*/5 * * * *", "*/5 * * * *"),
        ("0-59/5 * * * *", "*/5 * * * *"),
        ("0-59 0-23 1-31 1-12 0-7", "* * * * *"), ("5,3,4,1 0 * * *", "1,3-5 0 * * *"),
        ("1-30/10 0 * * *", "1,11,21 0 * * *"),
        ("0 0 * * 7", "0 0 * * 0"), ("0 0 * * 5-7", "0 0 * * 0,5,6"), ("0 0 * * MON-fri", "0 0 * * 1-5"),
        ("0 0 * * sun,Tue", "0 0 * * 0,2"),
        ("0 0 1 JAN,mar-May *", "0 0 1 1,3-5 *"), ("00 03 01 01 *", "0 3 1 1 *"), ("0 0 1,15 * 5", "0 0 1,15 * 5"),
        ("0 0 */2 * 1", "0 0 */2 * 1"), ("0 0 1-31/2 * 1", "0 0 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * 1"),
        ("0 0 15 * */2", "0 0 15 * */2"), ("0 0 1-31 * 1", "0 0 * * *"), ("0 0 1 * 0-6", "0 0 * * *"),
        ("0 0 *,5 * 1", "0 0 * * 1"),
        ("*/90 0 * * *", "0 0 * * *"), ("0 0 */10,5 * mon", "0 0 */10,5 * 1"), ("0 0 */31 * 1", "0 0 */31 * 1"),
        ("0 0 3 * */7", "0 0 3 * */7"),
        ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"), ("@monthly", "0 0 1 * *"), ("@weekly", "0 0 * * 0"),
        ("@daily", "0 0 * * *"),
        (" @midnight ", "0 0 * * *"), ("@Hourly", "0 * * * *"), ("0 0 29 2 *", "0 0 29 2 *"),
        ("0 0 31 2,3 *", "0 0 31 2,3 *"), ("0 0 30 2 1", "0 0 30 2 1"),
    ])
    func expressionsHaveOneText(text: String, canonical: String) throws {
        let expression = try CronExpression(text)
        #expect(expression.text == canonical)
        #expect(try CronExpression(canonical) == expression)
    }

    @Test(arguments: [
        ("", 0, "empty"), ("   ", 3, "empty"), ("0 3 1 *", 7, "4 fields"), ("0", 1, "1 field"),
        ("0 0 3 1 * *", 10, "no seconds"), ("60 * * * *", 0, "minute: 60"),
        ("0 24 * * *", 2, "hour: 24"), ("0 0 0 * *", 4, "day of month: 0"), ("0 0 32 * *", 4, "day of month: 32"),
        ("0 0 1 13 *", 6, "month: 13"),
        ("0 0 * * 8", 8, "day of week: 8"), ("0 5-3 * * *", 2, "reversed"), ("0 0 * * fri-sun", 8, "5-7"),
        ("0 0 * * sat-mon", 8, "reversed; write 1-6, or 6-6,0-1"), ("*/0 * * * *", 2, "step of 0"),
        ("*/ * * * *", 2, "number must follow"), ("5/10 * * * *", 0, "write 5-59/10"),
        ("1,,2 * * * *", 2, "cannot stand"), ("1, * * * *", 2, "missing"), (",1 * * * *", 0, "cannot stand"),
        ("1- * * * *", 2, "missing"), ("-1 * * * *", 0, "cannot stand"), ("a * * * *", 0, "neither"),
        ("0 0 ? * *", 4, "write *"), ("0 0 L * *", 4, "neither"), ("0 0 * * 5#2", 9, "neither"),
        ("0 0 1 january *", 6, "write jan or 1"), ("0 0 mon * *", 4, "neither"), ("0 0 * * jan", 8, "neither"),
        ("0 0 30 2 *", 4, "never fires"), ("0 0 31 4,6,9,11 *", 4, "never fires"),
        ("0 0 30,31 feb */2", 4, "never fires"),
        ("@reboot", 0, "restart"), ("@never", 0, "not known"), ("@daily 5", 7, "stands alone"),
        ("999999999999999999999999 * * * *", 0, "out of range"), ("*/99999999999999999999 * * * *x", 30, "neither"),
        ("**  * * * *", 1, "cannot stand"), ("1-5-7 * * * *", 3, "cannot stand"), ("1 * * * *\0", 9, "neither"),
        ("１ * * * *", 0, "neither"),
    ])
    func faultsNameFieldAndPlace(text: String, offset: Int, words: String) {
        #expect { try CronExpression(text) } throws: {
            guard let fault = $0 as? ValueFault else { return false }
            return fault.offset == offset && fault.message.contains(words) && !fault.message.contains("\n")
        }
    }

    @Test func randomExpressionsReadBackAndRandomBytesNeverTrap() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<3000 {
            let sample = RandomCron(using: &random)
            let expression = try CronExpression(sample.text)
            #expect(try CronExpression(expression.text) == expression)
        }
        let alphabet = Array("0123456789*/-,@ \tjanmosuLW#?~é")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? " " })
            do {
                _ = try CronExpression(text)
            } catch {
                #expect(error.offset <= text.utf8.count)
            }
        }
    }
}
