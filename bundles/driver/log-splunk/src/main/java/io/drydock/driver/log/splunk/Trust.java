package io.drydock.driver.log.splunk;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom to believe to be the collector.
 *
 * @param authority file of a certificate in PEM, empty for the system's authorities
 * @param name the certificate has, empty for the URL's
 * @param anybody no certificate is looked at
 */
record Trust(String authority, String name, boolean anybody) {

    private static final int DNS_NAME = 2;

    SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            X509ExtendedTrustManager standard = anybody ? null : standard();
            TrustManager manager =
                    standard == null || !name.isEmpty() ? new Named(standard, name) : standard;
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("splunk: TLS: " + e.getMessage(), e);
        }
    }

    private X509ExtendedTrustManager standard() throws GeneralSecurityException, IOException {
        KeyStore store = null;
        if (!authority.isEmpty()) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate each : certificates()) {
                store.setCertificateEntry("authority-" + number++, each);
            }
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private Collection<? extends Certificate> certificates()
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(Path.of(authority))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    /**
     * Checks another name than the URL's, or nothing: the JDK's client has no switch for either.
     */
    private static final class Named extends X509ExtendedTrustManager {

        private final @org.jspecify.annotations.Nullable X509ExtendedTrustManager standard;
        private final String name;

        Named(@org.jspecify.annotations.Nullable X509ExtendedTrustManager standard, String name) {
            this.standard = standard;
            this.name = name.toLowerCase(Locale.ROOT);
        }

        private void check(X509Certificate[] chain, String type) throws CertificateException {
            if (standard == null) {
                return;
            }
            standard.checkServerTrusted(chain, type);
            Collection<List<?>> names = chain[0].getSubjectAlternativeNames();
            for (List<?> each : names == null ? List.<List<?>>of() : names) {
                if (each.get(0).equals(DNS_NAME) && matches(String.valueOf(each.get(1)))) {
                    return;
                }
            }
            throw new CertificateException("the certificate is not that of " + name);
        }

        private boolean matches(String pattern) {
            String lower = pattern.toLowerCase(Locale.ROOT);
            int dot = name.indexOf('.');
            return lower.equals(name)
                    || lower.startsWith("*.")
                            && dot > 0
                            && lower.substring(1).equals(name.substring(dot));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            check(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return standard == null ? new X509Certificate[0] : standard.getAcceptedIssuers();
        }
    }
}
