import ArgumentParser

/// The process around the courier's command line.
package enum CourierProcess {
    /// Runs the courier until it is told to stop.
    package static func main() {
        DubanCourier.main()
    }
}
