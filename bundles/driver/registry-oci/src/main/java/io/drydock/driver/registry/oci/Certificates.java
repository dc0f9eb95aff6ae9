package io.drydock.driver.registry.oci;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom to trust and who we are, for each registry: {@code certs.d/HOST:PORT/} has authorities in
 * {@code *.crt} and our own certificates in {@code NAME.cert} with {@code NAME.key}. Files are read
 * for each session, so a new one counts at once.
 */
final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final List<Path> SYSTEM =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"),
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
                    Path.of("/etc/ssl/ca-bundle.pem"));

    private final List<Path> directories;
    private final List<Path> system;

    Certificates(List<Path> directories) {
        this(directories, SYSTEM);
    }

    Certificates(List<Path> directories, List<Path> system) {
        this.directories = directories;
        this.system = system;
    }

    /** The context for a server; {@code checked} is false where any certificate will do. */
    SSLContext context(String authority, boolean checked) throws IOException {
        try {
            KeyStore authorities = empty();
            KeyStore own = empty();
            for (Path directory : directories) {
                read(directory.resolve(authority), authorities, own);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(own), trust(authorities, checked), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates for " + authority + ": " + e.getMessage(), e);
        }
    }

    private TrustManager[] trust(KeyStore further, boolean checked)
            throws GeneralSecurityException, IOException {
        if (!checked) {
            return new TrustManager[] {new TrustAnyone()};
        }
        int count = 0;
        for (Certificate one : general()) {
            further.setCertificateEntry("system-" + count++, one);
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(further);
        return factory.getTrustManagers();
    }

    /** The host's authorities; Java's where the host keeps none in the places known. */
    private List<Certificate> general() throws GeneralSecurityException, IOException {
        for (Path bundle : system) {
            if (Files.isReadable(bundle)) {
                return List.copyOf(certificates(Files.readAllBytes(bundle)));
            }
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<Certificate> all = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager one) {
                all.addAll(List.of(one.getAcceptedIssuers()));
            }
        }
        return all;
    }

    private static KeyManager @Nullable [] keys(KeyStore own) throws GeneralSecurityException {
        if (own.size() == 0) {
            return null;
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, new char[0]);
        return factory.getKeyManagers();
    }

    private static void read(Path directory, KeyStore authorities, KeyStore own)
            throws IOException, GeneralSecurityException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.sorted().toList();
        }
        for (Path file : files) {
            String name = file.toString();
            if (name.endsWith(".crt")) {
                for (Certificate one : certificates(Files.readAllBytes(file))) {
                    authorities.setCertificateEntry(name + authorities.size(), one);
                }
            } else if (name.endsWith(".cert")) {
                readOwn(file, own);
            }
        }
    }

    private static void readOwn(Path file, KeyStore own)
            throws IOException, GeneralSecurityException {
        Path key = Path.of(file.toString().replaceAll("cert$", "key"));
        if (!Files.exists(key)) {
            throw new IOException(
                    "missing key "
                            + key.getFileName()
                            + " for client certificate "
                            + file.getFileName()
                            + ". CA certificates must use the extension .crt");
        }
        LOG.debug("client certificate {}", file);
        own.setKeyEntry(
                file.toString(),
                PrivateKeys.read(Files.readAllBytes(key)),
                new char[0],
                certificates(Files.readAllBytes(file)).toArray(new Certificate[0]));
    }

    private static Collection<? extends Certificate> certificates(byte[] text)
            throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text));
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
