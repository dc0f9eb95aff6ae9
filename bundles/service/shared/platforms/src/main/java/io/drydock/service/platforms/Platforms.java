package io.drydock.service.platforms;

import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;

import java.util.List;
import java.util.Locale;

/**
 * Platforms as users write them and as they fit, by containerd's rules: arm takes older variants,
 * arm64 takes arm of version 8 and older, amd64 takes 386.
 */
public final class Platforms {

    private Platforms() {}

    /** Reads {@code os[/arch[/variant]]} or {@code arch}; empty is the host's. */
    public static Platform parse(String text, String hostArchitecture) {
        if (text.isEmpty()) {
            return normal("linux", hostArchitecture, "");
        }
        String[] parts = text.split("/", -1);
        if (parts.length > 3 || !text.matches("[A-Za-z0-9_.()-]+(/[A-Za-z0-9_.-]+){0,2}")) {
            throw EngineException.invalid(
                    "\"" + text + "\": cannot parse platform specifier: invalid argument");
        }
        if (parts.length == 1) {
            return parts[0].equalsIgnoreCase("linux") || parts[0].equalsIgnoreCase("windows")
                    ? normal(parts[0], hostArchitecture, "")
                    : normal("linux", parts[0], "");
        }
        return normal(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    /** As messages have it. */
    public static String text(Platform platform) {
        return platform.os()
                + "/"
                + platform.architecture()
                + (platform.variant().isEmpty() ? "" : "/" + platform.variant());
    }

    /** What an image is for. */
    public static Platform of(ImageConfigDocument config) {
        return new Platform(
                config.architecture(),
                config.os(),
                config.osVersion(),
                config.osFeatures(),
                config.variant());
    }

    /** Whether it is the one that is wanted; any variant will do where one of them names none. */
    public static boolean fits(Platform offered, Platform wanted) {
        return offered.os().equals(wanted.os())
                && offered.architecture().equals(wanted.architecture())
                && (variant(wanted).isEmpty()
                        || variant(offered).isEmpty()
                        || variant(offered).equals(variant(wanted)));
    }

    /** The first variant is meant where none is named. */
    private static String variant(Platform platform) {
        boolean first =
                switch (platform.architecture()) {
                    case "arm64" -> platform.variant().equals("v8");
                    case "amd64" -> platform.variant().equals("v1");
                    default -> false;
                };
        return first ? "" : platform.variant();
    }

    /** How well a platform fits what is wanted: 0 best, negative not at all. */
    public static int rank(Platform offered, Platform wanted) {
        Platform one = normal(offered.os(), offered.architecture(), offered.variant());
        return one.os().equals(wanted.os()) ? accepted(wanted).indexOf(machine(one)) : -1;
    }

    private static List<String> accepted(Platform wanted) {
        String variant = wanted.variant();
        return switch (wanted.architecture()) {
            case "amd64" -> List.of(machine(wanted), "amd64/", "386/");
            case "arm64" ->
                    List.of(machine(wanted), "arm64/", "arm/v8", "arm/v7", "arm/v6", "arm/v5");
            case "arm" -> {
                List<String> all = List.of("arm/v8", "arm/v7", "arm/v6", "arm/v5");
                int from = all.indexOf("arm/" + variant);
                yield from < 0 ? List.of(machine(wanted)) : all.subList(from, all.size());
            }
            default -> List.of(machine(wanted));
        };
    }

    private static String machine(Platform platform) {
        return platform.architecture() + "/" + platform.variant();
    }

    private static Platform normal(String os, String architecture, String variant) {
        String system = os.toLowerCase(Locale.ROOT);
        String machine = architecture.toLowerCase(Locale.ROOT);
        String kind = variant.toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "x86_64", "x86-64", "amd64" ->
                    platform(system, "amd64", kind.equals("v1") ? "" : kind);
            case "i386", "386" -> platform(system, "386", "");
            case "aarch64", "arm64" ->
                    platform(system, "arm64", kind.equals("v8") || kind.equals("8") ? "" : kind);
            case "armhf" -> platform(system, "arm", "v7");
            case "armel" -> platform(system, "arm", "v6");
            case "arm" ->
                    platform(
                            system,
                            "arm",
                            kind.isEmpty() ? "v7" : kind.startsWith("v") ? kind : "v" + kind);
            default -> platform(system, machine, kind);
        };
    }

    private static Platform platform(String os, String architecture, String variant) {
        return new Platform(architecture, os, "", List.of(), variant);
    }
}
