import ArgumentParser
import DubanCourier

@main
struct Main {
    static func main() {
        DubanCourier.main()
    }
}
