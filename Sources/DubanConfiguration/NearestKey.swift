/// The word that was probably meant, where one is near enough: at most a third of the letters differ.
func nearest(to word: String, among words: [String]) -> String? {
    let best = words.map { ($0, distance(from: word, to: $0)) }.min { $0.1 < $1.1 }
    guard let best, best.1 * 3 <= max(word.count, best.0.count) else { return nil }
    return best.0
}

/// The number of letters to put in, take out or change (Levenshtein).
private func distance(from left: String, to right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
        var diagonal = index
        row[0] = index + 1
        for column in right.indices {
            let change = diagonal + (letter == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(change, diagonal + 1, row[column] + 1)
        }
    }
    return row[right.count]
}
