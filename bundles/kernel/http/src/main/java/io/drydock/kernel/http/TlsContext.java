package io.drydock.kernel.http;

import org.eclipse.jetty.util.ssl.SslContextFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/** Server certificates and client authorities from PEM files. */
final class TlsContext {

    /** Protects a key store that never leaves memory. */
    private static final String PASSWORD = "memory";

    private TlsContext() {}

    static SslContextFactory.Server of(HttpSettings.Tls tls)
            throws IOException, GeneralSecurityException {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSniRequired(false);
        factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        factory.setKeyStore(keys(tls));
        factory.setKeyStorePassword(PASSWORD);
        factory.setEndpointIdentificationAlgorithm(null);
        if (tls.verify()) {
            factory.setTrustStore(authorities(tls.ca()));
            factory.setNeedClientAuth(true);
        }
        return factory;
    }

    private static KeyStore keys(HttpSettings.Tls tls)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        Certificate[] chain = certificates(tls.cert()).toArray(Certificate[]::new);
        store.setKeyEntry("engine", PemKey.read(tls.key()), PASSWORD.toCharArray(), chain);
        return store;
    }

    private static KeyStore authorities(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int count = 0;
        for (Certificate authority : certificates(file)) {
            store.setCertificateEntry("ca" + count++, authority);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
