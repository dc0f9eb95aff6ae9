package io.drydock.kernel.linux;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A listening packet socket, as conmon has. */
record PacketServer(int fd, Path path) implements AutoCloseable {

    static PacketServer listen(Path path) {
        int type = LinuxSeqPacketSockets.SEQPACKET | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.socket(UnixAddress.FAMILY, type, 0), "socket", path);
        byte[] raw = UnixAddress.of(path.toString());
        Calls.check(LibC.bind(fd, raw, raw.length), "bind", path);
        Calls.check(LibC.listen(fd, 128), "listen", path);
        return new PacketServer(fd, path);
    }

    int accept() {
        return Calls.check(LibC.accept4(fd, null, null, OpenFlags.CLOEXEC), "accept", path);
    }

    void send(int peer, String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        Calls.check(LibC.send(peer, raw, raw.length, 0), "send", path);
    }

    String receive(int peer) {
        byte[] raw = new byte[100];
        long length = Calls.check(LibC.recv(peer, raw, raw.length, 0), "receive", path);
        return new String(raw, 0, (int) length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        LibC.close(fd);
    }
}
