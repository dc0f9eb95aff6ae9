package io.drydock.kernel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys as openssl writes them: PKCS #8, or the older RSA and EC forms, not encrypted. */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END \\1-----");
    private static final byte[] VERSION = {2, 1, 0};
    private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
    private static final byte[] EC = hex("06072a8648ce3d0201");

    private PemKey() {}

    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = BLOCK.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new GeneralSecurityException("no private key in " + file);
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
        return switch (matcher.group(1)) {
            case "RSA PRIVATE KEY" -> key("RSA", wrap(RSA, der));
            case "EC PRIVATE KEY" -> key("EC", wrap(tlv(0x30, EC, curve(der)), der));
            default -> any(der);
        };
    }

    private static PrivateKey any(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            try {
                return key(algorithm, pkcs8);
            } catch (java.security.spec.InvalidKeySpecException e) {
                // The next algorithm may know it.
                continue;
            }
        }
        return key("EdDSA", pkcs8);
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** PKCS #8: version, algorithm, key as an octet string. */
    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return tlv(0x30, VERSION, algorithm, tlv(4, key));
    }

    /** The named curve of a SEC 1 key: an object identifier inside context tag 0. */
    private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
        for (int at = 0; at < sec1.length - 4; at++) {
            int length = sec1[at + 1];
            if ((sec1[at] & 0xff) == 0xa0 && sec1[at + 2] == 6 && sec1[at + 3] == length - 2) {
                return Arrays.copyOfRange(sec1, at + 2, at + 2 + length);
            }
        }
        throw new GeneralSecurityException("EC key without a named curve");
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 127) {
            int bytes = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
            out.write(0x80 | bytes);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        } else {
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }
}
