package io.drydock.service.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Digests in the form {@code sha256:<64 hex digits>}. */
final class Digests {

    static final String PREFIX = "sha256:";

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String text(byte[] digest) {
        return PREFIX + HexFormat.of().formatHex(digest);
    }

    static String of(byte[] content) {
        return text(sha256().digest(content));
    }

    /** The chain id of a layer: its diff id alone at the bottom, else of both ids together. */
    static String chain(String parent, String diffId) {
        return parent.isEmpty()
                ? diffId
                : of((parent + " " + diffId).getBytes(StandardCharsets.UTF_8));
    }

    static String chain(List<String> diffIds) {
        String chain = "";
        for (String diffId : diffIds) {
            chain = chain(chain, diffId);
        }
        return chain;
    }

    /** The chain ids of an image's layers, lowest first. */
    static List<String> chains(List<String> diffIds) {
        List<String> chains = new ArrayList<>();
        diffIds.forEach(id -> chains.add(chain(chains.isEmpty() ? "" : chains.getLast(), id)));
        return chains;
    }

    /** The first 12 hex digits, as docker shows ids. */
    static String shortId(String id) {
        String hex = id.substring(id.indexOf(':') + 1);
        return hex.length() > 12 ? hex.substring(0, 12) : hex;
    }
}
