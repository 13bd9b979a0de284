import DubanCourier

@main
struct Main {
    static func main() {
        CourierProcess.main()
    }
}
