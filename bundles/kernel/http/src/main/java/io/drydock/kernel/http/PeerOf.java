package io.drydock.kernel.http;

import io.drydock.api.spi.http.Peer;

import jdk.net.ExtendedSocketOptions;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads who is at the other end of a connection. */
final class PeerOf {

    private PeerOf() {}

    static Peer request(Request request) {
        String listener = request.getConnectionMetaData().getConnector().getName();
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        String address =
                remote instanceof InetSocketAddress inet
                        ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                        : "@";
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        return new Peer(
                listener == null ? "" : listener,
                address,
                "@".equals(address) ? uid(endPoint) : -1,
                -1,
                certificates(endPoint));
    }

    /** The JDK gives a unix peer's user by name only. */
    private static long uid(EndPoint endPoint) {
        try {
            return endPoint.getTransport() instanceof SocketChannel socket
                    ? UserIds.of(
                            socket.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName())
                    : -1;
        } catch (IOException | UnsupportedOperationException e) {
            return -1;
        }
    }

    private static List<String> certificates(EndPoint endPoint) {
        EndPoint.SslSessionData tls = endPoint.getSslSessionData();
        if (tls == null || tls.peerCertificates() == null) {
            return List.of();
        }
        List<String> chain = new ArrayList<>();
        for (X509Certificate certificate : tls.peerCertificates()) {
            try {
                chain.add(pem(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return chain;
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
