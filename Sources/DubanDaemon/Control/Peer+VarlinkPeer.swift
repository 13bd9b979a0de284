package import DubanSystem

extension Peer: VarlinkPeer {}
