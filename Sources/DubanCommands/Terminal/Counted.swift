/// `1 task`, `2 tasks`.
///
/// - Parameter plural: Where it is not made by an s.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
