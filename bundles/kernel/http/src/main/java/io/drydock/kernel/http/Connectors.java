package io.drydock.kernel.http;

import jdk.net.ExtendedSocketOptions;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Makes Jetty's connectors: one selector each and no thread that only accepts. */
final class Connectors {

    private static final int ACCEPTORS = 0;
    private static final int SELECTORS = 1;

    /** Clients that wait to be accepted; on a unix socket one more is refused, not delayed. */
    private static final int BACKLOG = 4096;

    private static final int HEADERS = 64 * 1024;

    /** What is read of a connection at once; archives come in hundreds of megabytes. */
    private static final int INPUT = 32 * 1024;

    private final Server server;
    private final HttpSettings.Tls tls;

    Connectors(Server server, HttpSettings.Tls tls) {
        this.server = server;
        this.tls = tls;
    }

    AbstractConnector unix(Path path) {
        UnixDomainServerConnector connector =
                new UnixDomainServerConnector(server, ACCEPTORS, SELECTORS, plain());
        connector.setUnixDomainPath(path);
        connector.setAcceptQueueSize(BACKLOG);
        return named(connector, "unix://" + path);
    }

    AbstractConnector tcp(ListenAddress.Tcp address) throws IOException {
        ServerConnector connector = new TcpConnector(server, tls.on() ? encrypted() : plain());
        connector.setHost(address.host().isEmpty() ? null : address.host());
        connector.setPort(address.port());
        connector.setAcceptQueueSize(BACKLOG);
        return named(connector, "tcp://" + address.text());
    }

    /**
     * The socket that systemd passed on, as standard input: Java adopts no other descriptor, so the
     * start script moves descriptor 3 there.
     */
    AbstractConnector inherited(ListenAddress.Inherited address) throws IOException {
        if (!address.name().isEmpty() && !address.name().equals("*")) {
            requireFirst(address.name());
        }
        Channel channel = System.inheritedChannel();
        if (!(channel instanceof ServerSocketChannel socket)) {
            throw new IOException(
                    "no sockets found via socket activation: make sure the service was started by systemd");
        }
        if (socket.getLocalAddress() instanceof java.net.UnixDomainSocketAddress) {
            UnixDomainServerConnector connector =
                    new UnixDomainServerConnector(server, ACCEPTORS, SELECTORS, plain());
            connector.setInheritChannel(true);
            // Jetty deletes this at the end; the real one is systemd's.
            connector.setUnixDomainPath(Path.of("/proc/self/drydock-inherited"));
            return named(connector, address.text());
        }
        ServerConnector connector = new TcpConnector(server, tls.on() ? encrypted() : plain());
        connector.setInheritChannel(true);
        return named(connector, address.text());
    }

    /** The start script takes one socket, which systemd passes as descriptor 3. */
    private static void requireFirst(String descriptor) throws IOException {
        if (!descriptor.matches("\\d+")) {
            throw new IOException(
                    "failed to parse systemd fd address: should be a number: " + descriptor);
        }
        if (!descriptor.equals("3")) {
            throw new IOException("too few socket activated files passed in by systemd");
        }
    }

    private static AbstractConnector named(AbstractConnector connector, String name) {
        connector.setName(name);
        connector.setIdleTimeout(Idle.LIMIT.toMillis());
        return connector;
    }

    private ConnectionFactory[] plain() {
        HttpConfiguration config = config();
        HttpConnectionFactory http = new HttpConnectionFactory(config);
        http.setInputBufferSize(INPUT);
        return new ConnectionFactory[] {http, new ClearHttp2(config)};
    }

    private ConnectionFactory[] encrypted() throws IOException {
        HttpConfiguration config = config();
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        config.addCustomizer(secure);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(config);
        http2.setStreamIdleTimeout(0);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol("http/1.1");
        try {
            return new ConnectionFactory[] {
                new SslConnectionFactory(TlsContext.of(tls), alpn.getProtocol()),
                alpn,
                http2,
                new HttpConnectionFactory(config)
            };
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is not usable: " + e.getMessage(), e);
        }
    }

    private static HttpConfiguration config() {
        HttpConfiguration config = new HttpConfiguration();
        config.setSendServerVersion(false);
        config.setRequestHeaderSize(HEADERS);
        config.setUriCompliance(UriCompliance.UNSAFE);
        // Clients on a unix socket put nearly anything into Host.
        config.setHttpCompliance(
                HttpCompliance.from(
                        "RFC9110,UNSAFE_HOST_HEADER,MISMATCHED_AUTHORITY,DUPLICATE_HOST_HEADERS"));
        config.setServerAuthority(new HostPort("localhost", 80));
        config.setPersistentConnectionsEnabled(true);
        return config;
    }

    /**
     * HTTP/2 without TLS by prior knowledge. {@code Upgrade: h2c} as docker's session and grpc send
     * it has no settings header and is no upgrade of this request: it is left to its route.
     */
    private static final class ClearHttp2 extends HTTP2CServerConnectionFactory {

        ClearHttp2(HttpConfiguration config) {
            super(config);
            setStreamIdleTimeout(0);
        }

        @Override
        public @Nullable Connection upgradeConnection(
                Connector connector,
                EndPoint endPoint,
                MetaData.Request request,
                HttpFields.Mutable response101) {
            return "PRI".equals(request.getMethod())
                    ? super.upgradeConnection(connector, endPoint, request, response101)
                    : null;
        }
    }

    /** Probes silent connections, so that a dead client's socket is found out. */
    private static final class TcpConnector extends ServerConnector {

        TcpConnector(Server server, ConnectionFactory[] factories) {
            super(server, ACCEPTORS, SELECTORS, factories);
        }

        @Override
        protected void configure(Socket socket) {
            super.configure(socket);
            SocketChannel channel = socket.getChannel();
            try {
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 15);
                channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
            } catch (IOException e) {
                // The client is gone already; the first read says so.
                return;
            }
        }
    }
}
