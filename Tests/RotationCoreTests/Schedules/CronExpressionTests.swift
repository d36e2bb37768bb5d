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
        ("0 0 L * *", "0 0 L * *"), ("0 0 l,15,L-3 * *", "0 0 15,L,L-3 * *"), ("0 0 LW * *", "0 0 LW * *"),
        ("0 0 l-0w,L-2W,1w,15W,L-0 * *", "0 0 L,1W,15W,LW,L-2W * *"),
        ("0 0 * * friL,fri#2,1", "0 0 * * 1,5#2,5L"), ("0 0 * * 7L,SUN#1", "0 0 * * 0#1,0L"),
        ("0 0 * * L", "0 0 * * 6"), ("0 0 L * 5L", "0 0 L * 5L"), ("0 0 */2,L * */2,5#1", "0 0 */2,L * 0,2,4,6,5#1"),
        ("0 0 *,L * 5L", "0 0 * * 5L"), ("0 0 1-31 * 5L", "0 0 * * *"), ("0 0 L * 0-6", "0 0 * * *"),
        ("0 0 30 2 0-6", "0 0 * 2 *"),
        ("0 0 L * */2,mon#1", "0 0 L * */2,1#1"), ("0 0 31W 2,3 *", "0 0 31W 2,3 *"),
        ("H H H H H", "H H H H H"), ("~ ~ ~ ~ ~", "H H H H H"), ("h/15 H(9-17) * * *", "H/15 H(9-17) * * *"),
        ("0~29 9~17/4 * * mon~fri", "H(0-29) H(9-17)/4 * * H(1-5)"), ("30~ ~5 15~ * *", "H(30-59) H(0-5) H(15-28) * *"),
        ("H(0-59) H/1 * * H(0-7)", "H * * * H"), ("H/90,5 H(7-7) * * *", "5,H 7 * * *"), ("*,H H * * *", "* H * * *"),
        ("H(10-20),10-20 0 * * *", "10-20 0 * * *"), ("0 0 H(1-31) 1 *", "0 0 H(1-31) 1 *"),
        ("H 0 H/7,L * H(1-5),0", "H 0 H/7,L * 0,H(1-5)"), ("H 0 1-31 * H", "H 0 * * *"), ("H 0 H * *", "H 0 H * *"),
        ("0 0 * H(jan-jun) H(fri-7)", "0 0 * H(1-6) H(5-7)"), ("0 0 */9,H * */7", "0 0 */9,H * 0"),
    ])
    func expressionsHaveOneText(text: String, canonical: String) throws {
        let expression = try CronExpression(text)
        #expect(expression.text == canonical)
        #expect(try CronExpression(canonical) == expression)
    }

    @Test func randomExpressionsReadBackAndRandomBytesNeverTrap() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<3000 {
            let sample = RandomCron(using: &random)
            let expression = try CronExpression(sample.text)
            #expect(try CronExpression(expression.text) == expression)
        }
        let alphabet = Array("0123456789*/-,@ \tjanmosuLWlwHh()#?~^é")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? " " })
            do {
                let expression = try CronExpression(text)
                #expect(try CronExpression(expression.text) == expression, "\(text)")
                #expect(expression.resolved(hash: random.next()).firstNamed(atOrAfter: 0) != nil, "\(text)")
            } catch {
                #expect(error.offset <= text.utf8.count)
            }
        }
    }
}
