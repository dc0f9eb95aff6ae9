package io.drydock.driver.registry.oci;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys as OpenSSL writes them. */
final class Pem {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN (|RSA )PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    /** Version 0 and the identifier of RSA: what PKCS 8 has before a key of PKCS 1. */
    private static final byte[] RSA =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private Pem() {}

    static Collection<? extends Certificate> certificates(byte[] text)
            throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text));
    }

    static PrivateKey key(byte[] text) throws GeneralSecurityException {
        Matcher found = KEY.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new GeneralSecurityException("no private key of form PKCS 8 or PKCS 1 in it");
        }
        byte[] der = Base64.getMimeDecoder().decode(found.group(2));
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(found.group(1).isEmpty() ? der : wrapped(der));
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                // Of another algorithm, then.
            }
        }
        throw new GeneralSecurityException("private key of an unknown algorithm");
    }

    private static byte[] wrapped(byte[] rsa) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA);
        content.writeBytes(element(0x04, rsa));
        return element(0x30, content.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x83);
        out.write(content.length >> 16);
        out.write(content.length >> 8);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
