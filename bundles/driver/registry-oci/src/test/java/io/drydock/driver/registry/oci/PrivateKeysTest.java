package io.drydock.driver.registry.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;

/** Keys as OpenSSL makes them; each must sign what its certificate verifies. */
class PrivateKeysTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openssl genrsa -traditional -out key 2048",
                "openssl genrsa -traditional -out key 4096",
                "openssl genrsa -out key 2048",
                "openssl ecparam -name prime256v1 -genkey -out key",
                "openssl ecparam -name prime256v1 -genkey -noout -out key",
                "openssl ecparam -name secp384r1 -genkey -noout -out key",
                "openssl ecparam -name secp521r1 -genkey -noout -out key",
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key",
                "openssl genpkey -algorithm ed25519 -out key",
            })
    void everyFormIsRead(String making) throws Exception {
        run(making);
        assertThat(signs(PrivateKeys.read(Files.readAllBytes(folder.resolve("key"))))).isTrue();
    }

    @Test
    void theCurveMayStandBeforeTheKeyOnly() throws Exception {
        run("openssl ecparam -name secp384r1 -genkey -out whole");
        run("openssl ec -in whole -no_public -param_enc named_curve -out key");
        byte[] key = Files.readAllBytes(folder.resolve("key"));
        String parameters =
                Files.readString(folder.resolve("whole")).split("-----BEGIN EC PRIV")[0];
        byte[] bare = without(key);
        String text =
                parameters
                        + "-----BEGIN EC PRIVATE KEY-----\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(bare)
                        + "\n-----END EC PRIVATE KEY-----\n";
        assertThat(signs(PrivateKeys.read(text.getBytes(StandardCharsets.US_ASCII)))).isTrue();
        String alone = text.substring(parameters.length());
        assertThatThrownBy(() -> PrivateKeys.read(alone.getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("elliptic curve key without a named curve");
    }

    /** The key alone, of the sequence version, key, curve. */
    private static byte[] without(byte[] pem) {
        String body = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----.*-----", "");
        byte[] der = java.util.Base64.getMimeDecoder().decode(body);
        int length = 3 + 2 + der[6];
        byte[] bare = java.util.Arrays.copyOf(der, 2 + length);
        bare[1] = (byte) length;
        return bare;
    }

    @Test
    void whatIsNoKeyOrIsCutIsRefused() throws Exception {
        run("openssl ecparam -name prime256v1 -genkey -noout -out key");
        run("openssl ec -aes128 -passout pass:secret -in key -out locked");
        byte[] locked = Files.readAllBytes(folder.resolve("locked"));
        assertThatThrownBy(() -> PrivateKeys.read(locked))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("encrypted");
        String cut = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIA==\n-----END EC PRIVATE KEY-----\n";
        assertThatThrownBy(() -> PrivateKeys.read(cut.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private boolean signs(PrivateKey key) throws Exception {
        run("openssl req -x509 -key key -days 2 -subj /CN=test.example -out cert");
        PublicKey other =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(
                                        Files.readAllBytes(folder.resolve("cert"))))
                        .getPublicKey();
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update((byte) 1);
        return signature.verify(signed);
    }

    private void run(String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command.split(" "))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
