package io.drydock.driver.log.net;

import java.io.IOException;
import java.io.OutputStream;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A stream over TLS. */
public final class TlsLink implements Link {

    private final StreamLink plain;
    private final SSLSocket socket;
    private final OutputStream out;

    private TlsLink(StreamLink plain, SSLSocket socket) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /** Connects to a host and shakes hands. */
    public static TlsLink connect(String host, int port, TlsFiles files) throws IOException {
        StreamLink plain = StreamLink.tcp(host, port);
        try {
            SSLSocket socket =
                    (SSLSocket)
                            files.context()
                                    .getSocketFactory()
                                    .createSocket(plain.channel().socket(), host, port, true);
            if (files.verify()) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            Limits.within(
                    Limits.SEND,
                    plain.whom(),
                    plain.channel(),
                    () -> {
                        socket.startHandshake();
                        return true;
                    });
            return new TlsLink(plain, socket);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    @Override
    public void send(byte[] bytes, int length) throws IOException {
        Limits.within(
                Limits.SEND,
                plain.whom(),
                plain.channel(),
                () -> {
                    out.write(bytes, 0, length);
                    out.flush();
                    return true;
                });
    }

    /** Says so to the server: an end without a word looks like an attack to it. */
    @Override
    public void close() {
        try {
            Limits.within(
                    Limits.CONNECT,
                    plain.whom(),
                    plain.channel(),
                    () -> {
                        socket.close();
                        return true;
                    });
        } catch (IOException e) {
            // it is of no use any more
        } finally {
            plain.close();
        }
    }
}
