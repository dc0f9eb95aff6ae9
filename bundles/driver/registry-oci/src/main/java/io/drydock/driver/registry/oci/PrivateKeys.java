package io.drydock.driver.registry.oci;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys as OpenSSL writes them, not encrypted: PKCS 8, and the older forms of RSA (PKCS 1)
 * and elliptic curves (SEC 1), which Java reads once they stand in a PKCS 8 envelope.
 */
final class PrivateKeys {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN (|RSA |EC )PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    /** {@code openssl ecparam -genkey} puts the curve before the key, too. */
    private static final Pattern CURVE =
            Pattern.compile(
                    "-----BEGIN EC PARAMETERS-----([A-Za-z0-9+/=\\s]+)-----END EC PARAMETERS-----");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int OBJECT = 0x06;

    /** Where a SEC 1 key names its curve. */
    private static final int PARAMETERS = 0xa0;

    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private PrivateKeys() {}

    static PrivateKey read(byte[] file) throws GeneralSecurityException {
        String text = new String(file, StandardCharsets.US_ASCII);
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            throw new GeneralSecurityException(
                    "no private key of form PKCS 8, PKCS 1 or SEC 1 in it, or an encrypted one");
        }
        byte[] key = Base64.getMimeDecoder().decode(found.group(2));
        return switch (found.group(1)) {
            case "RSA " -> key("RSA", envelope(RSA, key));
            case "EC " -> key("EC", envelope(element(SEQUENCE, EC, curve(text, key)), key));
            default -> any(key);
        };
    }

    private static PrivateKey any(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return key(algorithm, pkcs8);
            } catch (InvalidKeySpecException e) {
                // Of another algorithm, then.
                continue;
            }
        }
        return key("EdDSA", pkcs8);
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, key));
    }

    /** The key's own word, else what stands before it; both are an object identifier. */
    private static byte[] curve(String text, byte[] key) throws GeneralSecurityException {
        byte[] named = parameters(key);
        Matcher before = CURVE.matcher(text);
        if (named.length == 0 && before.find()) {
            named = Base64.getMimeDecoder().decode(before.group(1));
        }
        if (named.length == 0 || named[0] != OBJECT) {
            throw new GeneralSecurityException("elliptic curve key without a named curve");
        }
        return named;
    }

    private static byte[] parameters(byte[] key) throws GeneralSecurityException {
        DerElements whole = new DerElements(key);
        whole.enter(SEQUENCE);
        while (whole.more()) {
            if (whole.tag() == PARAMETERS) {
                return whole.content();
            }
            whole.skip();
        }
        return new byte[0];
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        length(content.size(), out);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** In as few bytes as it takes: Java refuses any other. */
    private static void length(int length, ByteArrayOutputStream out) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
    }
}
