package io.drydock.api.model.image;

import io.drydock.api.model.error.EngineException;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an image by name, in docker's grammar and with docker's defaults filled in.
 *
 * @param repository canonical repository, {@code docker.io/library/busybox}
 * @param tag tag, empty if there is none
 * @param digest {@code sha256:...}, empty if there is none
 */
public record ImageName(String repository, String tag, String digest)
        implements Comparable<ImageName> {

    private static final String HUB = "docker.io";
    private static final int MAX_REPOSITORY = 255;

    private static final String DOMAIN_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String DOMAIN =
            "(?:" + DOMAIN_PART + "(?:\\." + DOMAIN_PART + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
    private static final Pattern NAME =
            Pattern.compile(
                    "((?:"
                            + DOMAIN
                            + "/)?"
                            + PATH_PART
                            + "(?:/"
                            + PATH_PART
                            + ")*)(?::(\\w[\\w.-]{0,127}))?"
                            + "(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern HEX_ID = Pattern.compile("[a-f0-9]{64}");

    /**
     * Reads a name as users write it.
     *
     * @throws EngineException INVALID with docker's texts
     */
    public static ImageName parse(String text) {
        if (HEX_ID.matcher(text).matches()) {
            throw EngineException.invalid(
                    "invalid repository name ("
                            + text
                            + "), cannot specify 64-byte hexadecimal strings");
        }
        int slash = text.indexOf('/');
        String domain = slash < 0 ? "" : text.substring(0, slash);
        boolean hub = slash < 0 || !isDomain(domain);
        String rest = hub ? text : text.substring(slash + 1);
        domain = hub || domain.equals("index.docker.io") ? HUB : domain;
        if (domain.equals(HUB) && rest.indexOf('/') < 0) {
            rest = "library/" + rest;
        }
        refuseUpperCase(rest);
        Matcher matcher = NAME.matcher(domain + "/" + rest);
        if (!matcher.matches()) {
            throw EngineException.invalid("invalid reference format");
        }
        return new ImageName(
                matcher.group(1), orEmpty(matcher.group(2)), orEmpty(matcher.group(3)));
    }

    /** The same name with a tag of its own. */
    public ImageName withTag(String other) {
        if (!TAG.matcher(other).matches()) {
            throw EngineException.invalid("invalid tag format");
        }
        return new ImageName(repository, other, "");
    }

    public ImageName {
        if (repository.length() > MAX_REPOSITORY) {
            throw EngineException.invalid("repository name must not be more than 255 characters");
        }
    }

    /** With {@code latest} where neither tag nor digest is given. */
    public ImageName tagOrLatest() {
        return tag.isEmpty() && digest.isEmpty() ? new ImageName(repository, "latest", "") : this;
    }

    /** Whether there is a tag. */
    public boolean tagged() {
        return !tag.isEmpty();
    }

    /** What tells names of one repository apart: {@code :tag} or {@code @digest}. */
    public String key() {
        return digest.isEmpty() ? ":" + tag : "@" + digest;
    }

    /** The name of a repository with what {@link #key} has given. */
    public static ImageName of(String repository, String key) {
        return key.startsWith(":")
                ? new ImageName(repository, key.substring(1), "")
                : new ImageName(repository, "", key.substring(1));
    }

    /** The registry: {@code docker.io}, {@code host:5000}. */
    public String domain() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /** The repository as its registry calls it, {@code library/busybox}. */
    public String path() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    /** The same repository with a digest alone. */
    public ImageName withDigest(String other) {
        return new ImageName(repository, "", other);
    }

    /** The repository as users write it, {@code busybox}. */
    public String familiarRepository() {
        String official = HUB + "/library/";
        if (repository.startsWith(official) && repository.indexOf('/', official.length()) < 0) {
            return repository.substring(official.length());
        }
        return repository.startsWith(HUB + "/")
                ? repository.substring(HUB.length() + 1)
                : repository;
    }

    /** The name as users write it, {@code busybox:latest}. */
    public String familiar() {
        return familiarRepository()
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }

    @Override
    public int compareTo(ImageName other) {
        return familiar().compareTo(other.familiar());
    }

    private static boolean isDomain(String text) {
        return text.indexOf('.') >= 0
                || text.indexOf(':') >= 0
                || text.equals("localhost")
                || !text.toLowerCase(Locale.ROOT).equals(text);
    }

    private static void refuseUpperCase(String rest) {
        int colon = rest.indexOf(':');
        String remote = colon < 0 ? rest : rest.substring(0, colon);
        if (!remote.toLowerCase(Locale.ROOT).equals(remote)) {
            throw EngineException.invalid(
                    "invalid reference format: repository name (" + remote + ") must be lowercase");
        }
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
