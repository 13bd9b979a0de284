import DubanCommands

@main
struct Dubanctl {
    static func main() {
        CommandProcess.main()
    }
}
