package io.drydock.kernel.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Warns of tcp listeners that ask nobody who he is. */
final class Exposure {

    private static final Logger LOG = LoggerFactory.getLogger(Exposure.class);
    private static final Duration NOTICED = Duration.ofSeconds(1);
    private static final Duration THOUGHT_OVER = Duration.ofSeconds(16);

    private Exposure() {}

    /** Logs what is to be said and tells how long to wait before the listener opens. */
    static Duration warn(ListenAddress address, HttpSettings.Tls tls) {
        if (!(address instanceof ListenAddress.Tcp tcp) || tls.verify()) {
            return Duration.ZERO;
        }
        LOG.warn(
                "[!] DON'T BIND ON ANY IP ADDRESS WITHOUT setting --tlsverify IF YOU DON'T KNOW WHAT YOU'RE DOING [!]");
        LOG.warn(
                "whoever reaches {} is root on this host, scripts in a browser included",
                tcp.text());
        if (tls.explicit() || loopback(tcp.host())) {
            return NOTICED;
        }
        LOG.warn(
                "a later version will refuse this; set --tlsverify, or --tls=false to open {} at once",
                tcp.text());
        return THOUGHT_OVER;
    }

    private static boolean loopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
