import ArgumentParser
import DubanCommands

@main
struct Dubanctl {
    static func main() {
        DubanCommand.main()
    }
}
