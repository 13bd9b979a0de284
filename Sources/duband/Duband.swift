import DubanDaemon

@main
struct Duband {
    static func main() {
        DaemonProcess.main()
    }
}
